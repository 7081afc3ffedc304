import { expect, test } from 'vitest';
import type { Severity } from '#domain/kubernetes/diagnostic.ts';
import { refusedStudy } from '#worker/refusal.ts';
import type { DocumentVerdict, Problem, Study } from '#worker/protocol.ts';
import { verdictOf } from './verdict.ts';

const problem = (severity: Severity): Problem => ({
  severity,
  code: 'a/b',
  type: '',
  field: '',
  detail: '',
  text: '',
  span: [0, 1],
  explanation: { what: '', why: '', fix: '' },
  fixes: [],
});
const object = (accepted: boolean, depends: readonly string[] = []): DocumentVerdict => ({
  doc: '0',
  kind: 'Pod',
  name: 'web',
  span: [0, 1],
  accepted,
  depends,
});
const study = (documents: readonly DocumentVerdict[], ...problems: readonly Severity[]): Study => ({
  ...refusedStudy(''),
  documents,
  problems: problems.map(problem),
});

test.each<[string, Study | undefined, string, string]>([
  ['before anything was read', undefined, 'plain', 'Reading the manifest…'],
  ['of a text that was not judged', refusedStudy('Too long.'), 'bad', 'Too long.'],
  ['of an empty text', study([]), 'plain', 'There is nothing to judge yet: the text holds no object.'],
  ['of text that is no object', study([], 'error'), 'bad', 'The API server refuses this: 1 error.'],
  ['of one error', study([object(false)], 'error'), 'bad', 'The API server refuses this: 1 error.'],
  [
    'of some objects with errors',
    study([object(true), object(false)], 'error', 'error'),
    'bad',
    'The API server refuses 1 of 2 objects: 2 errors.',
  ],
  ['of a kind that is not known', study([object(false)]), 'bad', 'The API server refuses this.'],
  ['of a right object', study([object(true)], 'advice'), 'good', 'The API server accepts this.'],
  [
    'of several right objects',
    study([object(true), object(true)]),
    'good',
    'The API server accepts both objects.',
  ],
  [
    'of a fault',
    study([object(true)], 'fault', 'warning'),
    'warn',
    'The API server accepts this, but 1 fault would show later.',
  ],
  [
    'of warnings',
    study([object(true)], 'warning', 'warning'),
    'warn',
    'The API server accepts this, with 2 warnings.',
  ],
  [
    'of many right objects',
    study([object(true), object(true), object(true)]),
    'good',
    'The API server accepts all 3 objects.',
  ],
  [
    'of several objects that are all refused',
    study([object(false), object(false)], 'error', 'error'),
    'bad',
    'The API server refuses both objects: 2 errors.',
  ],
  [
    'of what a cluster decides',
    study([object(true, ['Namespace logs has to exist.'])]),
    'depends',
    'The API server accepts this, as far as a text can tell.',
  ],
  [
    'of a fault in what a cluster decides',
    study([object(true, ['Namespace logs has to exist.'])], 'fault'),
    'warn',
    'The API server accepts this, as far as a text can tell, but 1 fault would show later.',
  ],
])('the verdict %s', (_name, given, tone, sentence) => {
  expect(verdictOf(given)).toEqual({ tone, sentence });
});
