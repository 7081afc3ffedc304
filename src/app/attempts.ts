import type { CourseIndex } from '#domain/course/types.ts';
import type { ProgressEvent } from '#domain/progress/types.ts';
import type { Attempt } from '#features/progress/Attempts.tsx';

const MOST = 12;

function exerciseResult(points: number, of: number, accepted: boolean): Pick<Attempt, 'result' | 'outcome'> {
  if (!accepted) return { result: 'Not accepted', outcome: 'bad' };
  return { result: `${points} of ${of} points`, outcome: points === of ? 'good' : 'partly' };
}

function attemptOf(event: ProgressEvent, course: CourseIndex): Attempt | undefined {
  const { id, at } = event;
  if (event.kind === 'exercise-checked') {
    const title =
      course.exercises.find((exercise) => exercise.id === event.exercise)?.title ?? event.exercise;
    return {
      id,
      at,
      title,
      to: `/exercises/${event.exercise}`,
      ...exerciseResult(event.points, event.of, event.accepted),
    };
  }
  if (event.kind !== 'question-answered') return undefined;
  const chapter = course.questions.find((question) => question.id === event.question)?.chapter;
  const title = course.chapters.find(({ slug }) => slug === chapter)?.title;
  if (!title) return undefined;
  return {
    id,
    at,
    title: `Question: ${title}`,
    to: `/questions/${chapter}`,
    result: event.right ? 'Right' : 'Not right',
    outcome: event.right ? 'good' : 'bad',
  };
}

/** Checks and answers, newest first. */
export function recentAttempts(course: CourseIndex, events: readonly ProgressEvent[]): readonly Attempt[] {
  return events
    .toReversed()
    .flatMap((event) => attemptOf(event, course) ?? [])
    .slice(0, MOST);
}
