import { expect, test } from 'vitest';
import type { CourseIndex } from '#domain/course/types.ts';
import { chapterProgress, foldProgress, whereILeft } from './fold.ts';
import type { ProgressEvent } from './types.ts';

const stamp = (at: number) => ({ id: `e${at}`, at, zone: 0 });
const opened = (at: number, lesson: string): ProgressEvent => ({
  ...stamp(at),
  kind: 'lesson-opened',
  lesson,
});
const finished = (at: number, lesson: string): ProgressEvent => ({
  ...stamp(at),
  kind: 'lesson-finished',
  lesson,
});
const checked = (at: number, points: number, accepted = true, exercise = 'share'): ProgressEvent => ({
  ...stamp(at),
  kind: 'exercise-checked',
  exercise,
  points,
  of: 10,
  accepted,
  text: `try ${at}`,
});
const answered = (at: number, right: boolean, question = 'q'): ProgressEvent => ({
  ...stamp(at),
  kind: 'question-answered',
  question,
  answer: [0],
  right,
});
const shown = (at: number): ProgressEvent => ({
  ...stamp(at),
  kind: 'solution-shown',
  exercise: 'share',
  solution: 'a',
});
const hint = (at: number, number: number): ProgressEvent => ({
  ...stamp(at),
  kind: 'hint-shown',
  exercise: 'share',
  hint: number,
});

const index: CourseIndex = {
  chapters: [
    {
      slug: 'sharing',
      title: '',
      summary: '',
      lessons: ['volumes', 'network'],
      exercises: ['share'],
      questions: ['q', 'r'],
    },
  ],
  lessons: ['volumes', 'network'].map((slug) => ({
    slug,
    chapter: 'sharing',
    title: '',
    minutes: 1,
    summary: '',
  })),
  exercises: [{ id: 'share', chapter: 'sharing', title: '', minutes: 1, difficulty: 1, of: 10 }],
  questions: ['q', 'r'].map((id) => ({ id, chapter: 'sharing', lesson: 'volumes' })),
};

test.each<[string, ProgressEvent[], string | undefined]>([
  ['a lesson that was never opened has no state', [], undefined],
  ['an opened lesson is opened', [opened(1, 'volumes')], 'opened'],
  ['a finished lesson is finished', [opened(1, 'volumes'), finished(2, 'volumes')], 'finished'],
  [
    'opening a finished lesson again keeps it finished',
    [finished(1, 'volumes'), opened(2, 'volumes')],
    'finished',
  ],
])('%s', (_, events, state) => {
  expect(foldProgress(events).lessons.get('volumes')).toBe(state);
});

test.each<[string, ProgressEvent[], object]>([
  [
    'the best points count, not the last',
    [checked(1, 7), checked(2, 4)],
    { attempts: 2, best: 7, solved: false, text: 'try 2' },
  ],
  ['once solved stays solved', [checked(1, 10), checked(2, 4)], { best: 10, solved: true, attempts: 2 }],
  ['a refused attempt earns nothing', [checked(1, 10, false)], { attempts: 1, best: 0, solved: false }],
  [
    'a solution shown before it was solved is help',
    [shown(1), checked(2, 10)],
    { helped: true, solved: true },
  ],
  ['a solution shown afterwards is no help', [checked(1, 10), shown(2)], { helped: false }],
  ['a hint is no attempt', [hint(1, 0), hint(2, 1), hint(3, 0)], { hints: 2, attempts: 0 }],
  ['an event that was imported twice counts once', [checked(1, 3), checked(1, 3)], { attempts: 1 }],
  [
    'the order of the log does not matter',
    [checked(2, 4), checked(1, 7)],
    { best: 7, text: 'try 2', lastAt: 2 },
  ],
])('exercise: %s', (_, events, expected) => {
  expect(foldProgress(events).exercises.get('share')).toMatchObject(expected);
});

test.each<[string, ProgressEvent[], object]>([
  [
    'the last answer counts',
    [answered(1, true), answered(2, false)],
    { right: false, answers: 2, lastAt: 2 },
  ],
  ['also when it stands first in the log', [answered(2, true), answered(1, false)], { right: true }],
])('question: %s', (_, events, expected) => {
  expect(foldProgress(events).questions.get('q')).toMatchObject(expected);
});

test('a chapter counts what its course still has', () => {
  const events = [
    finished(1, 'volumes'),
    opened(2, 'network'),
    finished(3, 'gone'),
    checked(4, 10),
    checked(5, 10, true, 'gone'),
    answered(6, true),
    answered(7, false, 'r'),
  ];
  expect(chapterProgress(index, foldProgress(events))).toEqual([
    {
      chapter: 'sharing',
      lessons: { done: 1, of: 2 },
      exercises: { done: 1, of: 1 },
      questions: { done: 1, of: 2 },
    },
  ]);
});

test.each<[string, ProgressEvent[], object | undefined]>([
  ['nowhere yet', [], undefined],
  ['the last lesson', [opened(1, 'volumes'), opened(2, 'network')], { kind: 'lesson', id: 'network', at: 2 }],
  [
    'the last exercise, by its hint',
    [opened(1, 'volumes'), hint(2, 0)],
    { kind: 'exercise', id: 'share', at: 2 },
  ],
  [
    'questions have no place',
    [opened(1, 'volumes'), answered(2, true)],
    { kind: 'lesson', id: 'volumes', at: 1 },
  ],
  [
    'what the course has no more is passed over',
    [opened(1, 'volumes'), opened(2, 'gone')],
    { kind: 'lesson', id: 'volumes', at: 1 },
  ],
])('where I left: %s', (_, events, place) => {
  expect(whereILeft(index, events)).toEqual(place);
});

test('names of every object are ordinary names', () => {
  expect(foldProgress([]).lessons.get('constructor')).toBeUndefined();
  expect(foldProgress([opened(1, '__proto__')]).lessons.get('__proto__')).toBe('opened');
});
