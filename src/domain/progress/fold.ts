import type { CourseIndex } from '#domain/course/types.ts';
import type { ProgressEvent } from './types.ts';

export interface ExerciseProgress {
  readonly attempts: number;
  /** Best points of an accepted or refused attempt; a refused one earns 0. */
  readonly best: number;
  readonly of: number;
  readonly solved: boolean;
  /** True once a solution was shown before it was solved. */
  readonly helped: boolean;
  /** Most hints that were shown. */
  readonly hints: number;
  /** What was checked last. */
  readonly text: string;
  readonly lastAt: number;
}

export interface QuestionProgress {
  readonly answers: number;
  /** Whether the last answer was right. */
  readonly right: boolean;
  readonly lastAt: number;
}

export type LessonState = 'opened' | 'finished';

/** Where the learner left: what was worked on last. */
export interface Place {
  readonly kind: 'lesson' | 'exercise';
  /** Slug of the lesson, id of the exercise. */
  readonly id: string;
  readonly at: number;
}

export interface Progress {
  readonly lessons: ReadonlyMap<string, LessonState>;
  readonly exercises: ReadonlyMap<string, ExerciseProgress>;
  readonly questions: ReadonlyMap<string, QuestionProgress>;
  readonly lastPlace: Place | undefined;
}

type Of<K extends ProgressEvent['kind']> = Extract<ProgressEvent, { readonly kind: K }>;

/** Everything that is shown of progress. The order of `events` does not matter; an event that stands twice counts once. */
export function foldProgress(events: readonly ProgressEvent[]): Progress {
  const ordered = inOrder(events);
  const exercises = new Map<string, ExerciseProgress>();
  const questions = new Map<string, QuestionProgress>();
  const lessons = new Map<string, LessonState>();
  for (const event of ordered) {
    switch (event.kind) {
      case 'lesson-opened':
        if (!lessons.has(event.lesson)) lessons.set(event.lesson, 'opened');
        break;
      case 'lesson-finished':
        lessons.set(event.lesson, 'finished');
        break;
      case 'question-answered':
        questions.set(event.question, answered(questions.get(event.question), event));
        break;
      case 'exercise-checked':
      case 'hint-shown':
      case 'solution-shown':
        exercises.set(event.exercise, worked(exercises.get(event.exercise) ?? FRESH, event));
        break;
    }
  }
  return { lessons, exercises, questions, lastPlace: lastPlaceIn(ordered) };
}

/** By time, then by id, so that two devices with the same events show the same. */
function inOrder(events: readonly ProgressEvent[]): readonly ProgressEvent[] {
  const unique = new Map(events.map((event) => [event.id, event]));
  return [...unique.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

const FRESH: ExerciseProgress = {
  attempts: 0,
  best: 0,
  of: 0,
  solved: false,
  helped: false,
  hints: 0,
  text: '',
  lastAt: 0,
};

function worked(
  before: ExerciseProgress,
  event: Of<'exercise-checked' | 'hint-shown' | 'solution-shown'>,
): ExerciseProgress {
  const now = { ...before, lastAt: event.at };
  if (event.kind === 'hint-shown') return { ...now, hints: Math.max(before.hints, event.hint + 1) };
  if (event.kind === 'solution-shown') return { ...now, helped: before.helped || !before.solved };
  const earned = event.accepted ? event.points : 0;
  return {
    ...now,
    attempts: before.attempts + 1,
    best: Math.max(before.best, earned),
    of: event.of,
    solved: before.solved || (event.accepted && event.points === event.of && event.of > 0),
    text: event.text,
  };
}

function answered(
  before: QuestionProgress | undefined,
  { right, at }: Of<'question-answered'>,
): QuestionProgress {
  return { answers: (before?.answers ?? 0) + 1, right, lastAt: at };
}

function lastPlaceIn(ordered: readonly ProgressEvent[]): Place | undefined {
  const places = ordered.flatMap((event): Place[] => {
    if ('lesson' in event) return [{ kind: 'lesson', id: event.lesson, at: event.at }];
    return 'exercise' in event ? [{ kind: 'exercise', id: event.exercise, at: event.at }] : [];
  });
  return places.at(-1);
}

export interface Count {
  readonly done: number;
  readonly of: number;
}

export interface ChapterProgress {
  readonly chapter: string;
  /** Lessons finished, exercises solved, questions whose last answer was right. */
  readonly lessons: Count;
  readonly exercises: Count;
  readonly questions: Count;
}

/** Progress against the course as it is now: what was renamed or taken out of it does not count. */
export function chapterProgress(
  index: CourseIndex,
  { lessons, exercises, questions }: Progress,
): readonly ChapterProgress[] {
  return index.chapters.map((chapter) => ({
    chapter: chapter.slug,
    lessons: count(chapter.lessons, (slug) => lessons.get(slug) === 'finished'),
    exercises: count(chapter.exercises, (id) => exercises.get(id)?.solved === true),
    questions: count(chapter.questions, (id) => questions.get(id)?.right === true),
  }));
}

const count = (ids: readonly string[], isDone: (id: string) => boolean): Count => ({
  done: ids.filter(isDone).length,
  of: ids.length,
});

/** The most recent lesson or exercise that the course still has. */
export function whereILeft(index: CourseIndex, events: readonly ProgressEvent[]): Place | undefined {
  const known = new Set([
    ...index.lessons.map(({ slug }) => `lesson/${slug}`),
    ...index.exercises.map(({ id }) => `exercise/${id}`),
  ]);
  const kept = inOrder(events).filter((event) => {
    if ('lesson' in event) return known.has(`lesson/${event.lesson}`);
    return 'exercise' in event && known.has(`exercise/${event.exercise}`);
  });
  return lastPlaceIn(kept);
}
