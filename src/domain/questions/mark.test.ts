import { expect, test } from 'vitest';
import { markAnswer } from './mark.ts';
import type { Question, QuestionForm } from './types.ts';

const text = { type: 'root', children: [] } as const;

function question(form: QuestionForm, rights: readonly boolean[]): Question {
  const options = rights.map((right) => ({ text, right, because: text }));
  return { id: 'q', chapter: 'sharing', lesson: 'volumes', form, asks: text, options };
}

test.each<[string, QuestionForm, boolean[], number[], boolean]>([
  ['the one right option is right', 'one', [false, true, false], [1], true],
  ['another option is wrong', 'one', [false, true, false], [0], false],
  ['two options where one is asked are wrong', 'one', [false, true, false], [1, 2], false],
  ['no option is wrong', 'one', [false, true, false], [], false],
  ['all right options are right, in any order', 'several', [true, false, true], [2, 0], true],
  ['a missing right option is wrong', 'several', [true, false, true], [0], false],
  ['a wrong option beside the right ones is wrong', 'several', [true, false, true], [0, 1, 2], false],
  ['where none is right, choosing none is right', 'several', [false, false], [], true],
  ['the same option twice is wrong', 'several', [true, false, true], [0, 0], false],
  ['the listed order is right', 'order', [true, true, true], [0, 1, 2], true],
  ['another order is wrong', 'order', [true, true, true], [1, 0, 2], false],
  ['half an order is wrong', 'order', [true, true, true], [0, 1], false],
  ['a position that does not exist is wrong', 'one', [true, false], [7], false],
])('%s', (_, form, rights, answer, expected) => {
  expect(markAnswer(question(form, rights), answer)).toBe(expected);
});
