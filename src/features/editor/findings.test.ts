import { describe, expect, test } from 'vitest';
import type { Severity } from '#domain/kubernetes/diagnostic.ts';
import { refusedStudy } from '#worker/refusal.ts';
import type { DocumentVerdict, Study } from '#worker/protocol.ts';
import { dependsOf, documentRows, groupsOf } from './findings.ts';

const problem = (severity: Severity, at: number): Study['problems'][number] => ({
  severity,
  code: 'a/b',
  type: '',
  field: '',
  detail: '',
  text: '',
  span: [at, at + 1],
  explanation: { what: `at ${at}`, why: '', fix: '' },
  fixes: [],
});
const object = (doc: string, change: Partial<DocumentVerdict> = {}): DocumentVerdict => ({
  doc,
  kind: 'Pod',
  name: 'web',
  span: [Number(doc) * 100, Number(doc) * 100 + 99],
  accepted: true,
  depends: [],
  ...change,
});
const study = (documents: readonly DocumentVerdict[], problems: Study['problems'] = []): Study => ({
  ...refusedStudy(''),
  documents,
  problems,
});

describe('problems', () => {
  test('stand by severity, the gravest first, and inside in the order of the text', () => {
    const groups = groupsOf([
      problem('advice', 1),
      problem('error', 2),
      problem('fault', 3),
      problem('error', 4),
      problem('warning', 5),
    ]);
    expect(groups.map(({ title, problems }) => [title, ...problems.map(({ span }) => span[0])])).toEqual([
      ['2 errors', 2, 4],
      ['1 warning', 5],
      ['1 fault', 3],
      ['1 piece of advice', 1],
    ]);
  });

  test('of which there are none make no group', () => expect(groupsOf([])).toEqual([]));
});

describe('objects', () => {
  const says = (given: Study) => documentRows(given).map(({ title, says: words }) => `${title}: ${words}`);

  test('have a line each where there are several', () => {
    const documents = [
      object('0'),
      object('1', { kind: 'Service', accepted: false }),
      object('2', { name: 'log', depends: ['Namespace logs has to exist.'] }),
    ];
    expect(
      says(study(documents, [problem('error', 120), problem('fault', 130), problem('error', 150)])),
    ).toEqual([
      'Pod web: accepted',
      'Service web: refused: 2 errors',
      'Pod log: accepted, as far as a text can tell',
    ]);
  });

  test('have none where there is one alone', () => expect(documentRows(study([object('0')]))).toEqual([]));

  test('without a kind are named by their place in the text', () =>
    expect(says(study([object('0'), object('2', { kind: '', name: '', accepted: false })]))).toEqual([
      'Pod web: accepted',
      'Document 3: refused',
    ]));
});

test('what a cluster decides is said once, and not of what is refused', () => {
  const documents = [
    object('0', { depends: ['Namespace logs has to exist.', 'Secret a has to exist.'] }),
    object('1', { depends: ['Namespace logs has to exist.'] }),
    object('2', { accepted: false, depends: ['Secret b has to exist.'] }),
  ];
  expect(dependsOf(study(documents))).toEqual(['Namespace logs has to exist.', 'Secret a has to exist.']);
});
