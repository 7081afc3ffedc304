import { expect, test } from 'vitest';
import type { CourseIndex } from '#domain/course/types.ts';
import type { Place } from '#domain/progress/fold.ts';
import { nextStep } from './next-step.ts';

const lesson = (slug: string, chapter: string) => ({ slug, chapter, title: slug, minutes: 2, summary: '' });
const course: CourseIndex = {
  chapters: [
    { slug: 'a', title: 'A', summary: '', lessons: ['a1', 'a2'], exercises: ['ax'], questions: [] },
    { slug: 'b', title: 'B', summary: '', lessons: ['b1'], exercises: [], questions: ['bq'] },
  ],
  lessons: [lesson('a1', 'a'), lesson('a2', 'a'), lesson('b1', 'b')],
  exercises: [{ id: 'ax', chapter: 'a', title: 'ax', minutes: 4, difficulty: 1, of: 10 }],
  questions: [{ id: 'bq', chapter: 'b', lesson: 'b1' }],
};
const at = (kind: Place['kind'], id: string): Place => ({ kind, id, at: 0 });

test.each<[name: string, left: Place | undefined, done: string, expected: string | undefined]>([
  ['a newcomer starts with the first lesson', undefined, '', '/lessons/a1'],
  ['an unfinished lesson is gone on with', at('lesson', 'a2'), '', '/lessons/a2'],
  ['an unsolved exercise is gone on with', at('exercise', 'ax'), 'a1', '/exercises/ax'],
  ['after a finished lesson comes what its chapter still holds', at('lesson', 'a1'), 'a1', '/lessons/a2'],
  ['whoever works in a later chapter stays there', at('lesson', 'b1'), 'b1', '/questions/b'],
  ['after a finished chapter comes the first that is open', at('lesson', 'b1'), 'b1 bq', '/lessons/a1'],
  ['a place that the course no longer has is forgotten', at('lesson', 'gone'), 'a1', '/lessons/a2'],
  ['when all is done there is nothing', at('lesson', 'b1'), 'a1 a2 ax b1 bq', undefined],
])('%s', (_name, left, done, expected) => {
  const names = new Set(done.split(' '));
  expect(nextStep(course, { finished: names, solved: names, right: names, best: new Map() }, left)?.to).toBe(
    expected,
  );
});
