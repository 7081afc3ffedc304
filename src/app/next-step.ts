import type { ChapterEntry, CourseIndex } from '#domain/course/types.ts';
import type { Place } from '#domain/progress/fold.ts';
import type { NextStep } from '#features/home/done.ts';
import type { Standing } from './standing.ts';

type Step = NextStep & { readonly chapter: string };

function openIn(
  course: CourseIndex,
  { slug, title, questions }: ChapterEntry,
  done: Standing,
): readonly Step[] {
  const lessons = course.lessons
    .filter((lesson) => lesson.chapter === slug && !done.finished.has(lesson.slug))
    .map((lesson): Step => ({
      kind: 'lesson',
      chapter: slug,
      to: `/lessons/${lesson.slug}`,
      title: lesson.title,
    }));
  const exercises = course.exercises
    .filter((exercise) => exercise.chapter === slug && !done.solved.has(exercise.id))
    .map((exercise): Step => ({
      kind: 'exercise',
      chapter: slug,
      to: `/exercises/${exercise.id}`,
      title: exercise.title,
    }));
  const rest: readonly Step[] = questions.every((id) => done.right.has(id))
    ? []
    : [{ kind: 'questions', chapter: slug, to: `/questions/${slug}`, title }];
  return [...lessons, ...exercises, ...rest];
}

/** Where to go on: what was left unfinished, else what its chapter still holds, else the first that is open. Undefined: all is done. */
export function nextStep(course: CourseIndex, done: Standing, left: Place | undefined): NextStep | undefined {
  const open = course.chapters.flatMap((chapter) => openIn(course, chapter, done));
  if (!left) return open[0];
  const [address, entry] =
    left.kind === 'lesson'
      ? [`/lessons/${left.id}`, course.lessons.find(({ slug }) => slug === left.id)]
      : [`/exercises/${left.id}`, course.exercises.find(({ id }) => id === left.id)];
  return (
    open.find(({ to }) => to === address) ?? open.find(({ chapter }) => chapter === entry?.chapter) ?? open[0]
  );
}
