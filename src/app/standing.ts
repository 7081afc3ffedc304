/** What the learner has done, in the form that the pages ask for. All of it comes from the folds over the log. */
import type { CourseIndex } from '#domain/course/types.ts';
import { chapterProgress, type Progress } from '#domain/progress/fold.ts';
import type { ChapterCount } from '#features/progress/ProgressPage.tsx';

export interface Standing {
  /** Slugs of lessons that were marked as read. */
  readonly finished: ReadonlySet<string>;
  /** Best points by exercise, of those that were checked. */
  readonly best: ReadonlyMap<string, number>;
  /** Exercises that had full marks once. */
  readonly solved: ReadonlySet<string>;
  /** Questions whose last answer was right. */
  readonly right: ReadonlySet<string>;
}

function namesWhere<T>(map: ReadonlyMap<string, T>, holds: (value: T) => boolean): ReadonlySet<string> {
  return new Set([...map].flatMap(([name, value]) => (holds(value) ? [name] : [])));
}

export function standingOf({ lessons, exercises, questions }: Progress): Standing {
  const checked = [...exercises].filter(([, { attempts }]) => attempts > 0);
  return {
    finished: namesWhere(lessons, (state) => state === 'finished'),
    best: new Map(checked.map(([id, { best }]) => [id, best])),
    solved: namesWhere(exercises, ({ solved }) => solved),
    right: namesWhere(questions, ({ right }) => right),
  };
}

export function countByChapter(course: CourseIndex, progress: Progress): readonly ChapterCount[] {
  const titles = new Map(course.chapters.map(({ slug, title }) => [slug, title]));
  return chapterProgress(course, progress)
    .map((counts) => ({
      ...counts,
      slug: counts.chapter,
      title: titles.get(counts.chapter) ?? counts.chapter,
    }))
    .filter(({ lessons, exercises, questions }) => lessons.of + exercises.of + questions.of > 0);
}

/** What earlier sittings with an exercise left behind. */
export function pastOf({ exercises }: Progress, id: string) {
  const { attempts = 0, best = 0, hints = 0 } = exercises.get(id) ?? {};
  return { checks: attempts, best: attempts === 0 ? undefined : best, hints };
}
