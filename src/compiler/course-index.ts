import type { CourseIndex, Exercise, Lesson } from '#domain/course/types.ts';
import type { Question } from '#domain/questions/types.ts';
import type { ChapterFolder } from './chapters.ts';

/**
 * The lists of the course in its order: chapters and lessons by their numbers, questions as their file has them, exercises
 * as the chapter's lessons embed them, then the rest from easy to hard.
 */
export function courseIndexOf(
  chapters: readonly ChapterFolder[],
  lessons: readonly Lesson[],
  exercises: readonly Exercise[],
  questions: readonly Question[],
): CourseIndex {
  const lessonsInOrder = chapters.flatMap(({ slug }) => lessons.filter(({ chapter }) => chapter === slug));
  const embedded = lessonsInOrder.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'exercise' ? [part.id] : [])),
  );
  const rank = ({ id }: Exercise): number => (embedded.includes(id) ? embedded.indexOf(id) : embedded.length);
  const sorted = exercises.toSorted(
    (a, b) => rank(a) - rank(b) || a.difficulty - b.difficulty || (a.id < b.id ? -1 : 1),
  );
  const exercisesInOrder = chapters.flatMap(({ slug }) => sorted.filter(({ chapter }) => chapter === slug));
  const questionsInOrder = chapters.flatMap(({ slug }) =>
    questions.filter(({ chapter }) => chapter === slug),
  );
  return {
    chapters: chapters.map(({ slug, title, summary }) => ({
      slug,
      title,
      summary,
      lessons: lessonsInOrder.filter(({ chapter }) => chapter === slug).map((lesson) => lesson.slug),
      exercises: exercisesInOrder.filter(({ chapter }) => chapter === slug).map(({ id }) => id),
      questions: questionsInOrder.filter(({ chapter }) => chapter === slug).map(({ id }) => id),
    })),
    lessons: lessonsInOrder.map(({ slug, chapter, title, minutes, summary }) => ({
      slug,
      chapter,
      title,
      minutes,
      summary,
    })),
    exercises: exercisesInOrder.map(({ id, chapter, title, minutes, difficulty, of }) => ({
      id,
      chapter,
      title,
      minutes,
      difficulty,
      of,
    })),
    questions: questionsInOrder.map(({ id, chapter, lesson }) => ({ id, chapter, lesson })),
  };
}
