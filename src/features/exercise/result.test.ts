import { describe, expect, test } from 'vitest';
import type { RuleResult } from '#domain/grading/types.ts';
import { refusedStudy } from '#worker/refusal.ts';
import type { Marked, Problem } from '#worker/protocol.ts';
import { isFull, resultOf, stateOf } from './result.ts';

const TEXT = 'kind: Pod\nspec:\n  volumes: []\n';
const rule = (holds: boolean | null, change: Partial<RuleResult> = {}): RuleResult => ({
  id: 'same-file',
  holds,
  points: holds === false ? 0 : 5,
  of: 5,
  says: 'Both read one file.',
  evidence: '',
  fix: '',
  span: [10, 14],
  source: 'answer',
  ...change,
});
const error: Problem = {
  severity: 'error',
  code: 'a/b',
  type: '',
  field: '',
  detail: '',
  text: '',
  span: [18, 20],
  explanation: { what: 'There is no container.', why: '', fix: '' },
  fixes: [],
};
const marks = (change: Partial<Marked>): Marked => ({
  accepted: true,
  points: 10,
  of: 10,
  wouldEarn: 10,
  unverified: 0,
  rules: [rule(true), rule(true)],
  study: {
    ...refusedStudy(''),
    documents: [{ doc: '0', kind: 'Pod', name: '', span: [0, 1], accepted: true, depends: [] }],
  },
  ...change,
});

describe('the result of a check', () => {
  test.each<[string, Marked, string]>([
    ['full marks', marks({}), '10 of 10 points. All requirements are met.'],
    [
      'full marks with something left open',
      marks({ unverified: 5, rules: [rule(true), rule(null)] }),
      '10 of 10 points, 5 of them not verified: the task leaves that open. All requirements are met.',
    ],
    [
      'some points',
      marks({ points: 5, wouldEarn: 5, rules: [rule(true), rule(false)] }),
      '5 of 10 points. First problem: line 2. Not met: Both read one file.',
    ],
    [
      'a rule that lies nowhere in the text',
      marks({ points: 5, rules: [rule(false, { span: undefined })] }),
      '5 of 10 points. First problem, not met: Both read one file.',
    ],
    [
      'a refusal',
      marks({ accepted: false, points: 0, wouldEarn: 8, study: { ...marks({}).study, problems: [error] } }),
      'The API server refuses this: 0 of 10. It would earn 8 once accepted. First problem: line 3. There is no container.',
    ],
    [
      'an empty text',
      marks({ accepted: false, points: 0, wouldEarn: 0, rules: [], study: refusedStudy('') }),
      '0 of 10 points. There is nothing to check yet: the text holds no object.',
    ],
    [
      'no check at all',
      marks({ accepted: false, points: 0, rules: [], study: refusedStudy('It took too long.') }),
      'Not checked. It took too long.',
    ],
  ])('says %s', (_name, marked, sentence) => expect(resultOf(marked, TEXT)).toBe(sentence));

  test.each<[string, boolean, Marked]>([
    ['all points', true, marks({})],
    ['all points of a refused text', false, marks({ accepted: false, points: 0 })],
    ['a point missing', false, marks({ points: 9 })],
    [
      'an exercise that could not be judged',
      false,
      marks({ accepted: true, study: refusedStudy('Stopped.') }),
    ],
  ])('%s: full is %s', (_name, full, marked) => expect(isFull(marked)).toBe(full));
});

test.each([
  [true, 'met'],
  [false, 'unmet'],
  [null, 'unverified'],
] as const)('a rule that holds: %s is %s', (holds, state) => expect(stateOf({ holds })).toBe(state));
