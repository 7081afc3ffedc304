import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rowsIn } from '#domain/kubernetes/corpus/rows.ts';
import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { FieldPath } from '#domain/kubernetes/field-path.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { ErrorType, FieldError } from '#domain/kubernetes/validation/field-errors.ts';
import { explainField, wordsOfField } from './field.ts';
import type { Subject } from './subject.ts';

/** Every error that occurs in a corpus of 1,366 manifests: type, field without positions and keys, detail. */
const PATTERNS = readFileSync(new URL('./patterns.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t') as [ErrorType, string, string]);

const SUBJECT: Subject = {
  kind: 'Pod',
  object: {
    metadata: { name: 'web' },
    spec: {
      containers: [{ name: 'app', image: 'nginx', env: [{ name: 'LEVEL' }] }],
      initContainers: [{ name: 'setup', image: 'busybox' }],
      volumes: [{ name: 'data', emptyDir: {} }],
    },
  } as Subject['object'],
};

/** `spec.containers[].limits[key]` as a path: the first item, a key. */
function pathOf(pattern: string): FieldPath {
  const steps = pattern.matchAll(/\[\]|\[([^\]]*)\]|\{[^}]*\}|[^.[\]{}]+/g);
  let path = FieldPath.root;
  for (const [step, key] of steps) {
    if (step === '[]') path = path.index(0);
    else path = key === undefined ? path.child(step) : path.key(key);
  }
  return path.printedAs(pattern === '[]' ? pattern : pattern.replaceAll('[]', '[0]'));
}

const errorOf = (type: ErrorType, pattern: string, detail: string, value: unknown): FieldError => ({
  type,
  path: pathOf(pattern),
  detail,
  value,
});

const VALUES: readonly unknown[] = [
  'Bad_Name',
  '',
  '80',
  -1,
  null,
  { type: 'Odd' },
  ['a', 'b'],
  `it's "${'long '.repeat(60)}`,
];
const LONGEST_PART = 220;

/** What is wrong with an explanation as text, if anything. */
function flawOf({ what, why, fix }: Explanation): string {
  for (const part of [what, why, fix]) {
    if (part.trim() === '') return 'an empty part';
    if (part.length > LONGEST_PART) return `${part.length} letters: ${part}`;
    if (/undefined|\[object|NaN|\{\w+\}/.test(part)) return `a hole: ${part}`;
    if (!/^[\p{L}\d.("'{@<_-]/u.test(part) || !/[.?!…"]$/.test(part)) return `no sentence: ${part}`;
    if ((part.replace(/\\\\|\\"/g, '').split('"').length - 1) % 2 !== 0) return `an open quote: ${part}`;
  }
  return '';
}

describe('every error that is known has words of its own', () => {
  test('none falls back on its type', () => {
    const general = PATTERNS.filter(
      ([type, field, detail]) =>
        wordsOfField(errorOf(type, field, detail, 'Bad_Name'), SUBJECT) === undefined,
    );
    expect(general).toEqual([]);
    expect(PATTERNS.length).toBeGreaterThan(800);
  });

  test('the words are whole sentences of a fair length, whatever the value', () => {
    const flaws = PATTERNS.flatMap(([type, field, detail]) =>
      VALUES.map((value) => flawOf(explainField(errorOf(type, field, detail, value), SUBJECT))),
    );
    expect([...new Set(flaws)]).toEqual(['']);
  });

  test('and in an object that could not be read', () => {
    const nothing: Subject = { kind: 'Pod', object: {} };
    const flaws = PATTERNS.map(([type, field, detail]) =>
      flawOf(explainField(errorOf(type, field, detail, 'Bad_Name'), nothing)),
    );
    expect([...new Set(flaws)]).toEqual(['']);
  });
});

test('all findings of whole manifests are told in whole sentences', () => {
  const rows = rowsIn(readFileSync(new URL('../corpus/verdicts.jsonl', import.meta.url), 'utf8'));
  const findings = rows.flatMap(({ yaml }) => readManifests(yaml).problems);
  const flaws = findings.map(
    ({ explanation, text }) => flawOf(explanation) && `${text}: ${flawOf(explanation)}`,
  );
  expect([...new Set(flaws)]).toEqual(['']);
  expect(findings.length).toBeGreaterThan(200);
});

describe('what nobody foresaw is told by its type', () => {
  const types: readonly (readonly [ErrorType, string, unknown, string, string])[] = [
    ['Required value', '', undefined, 'Container app has no novelty.', 'Add novelty.'],
    ['Invalid value', 'must be new', 'old', 'novelty of container app is "old".', 'keeps to this'],
    [
      'Unsupported value',
      'supported values: "New", "Newer"',
      'new',
      'novelty of container app is "new"',
      'Write novelty: New.',
    ],
    ['Forbidden', 'may not be new', undefined, 'novelty may not be set in container app.', 'Remove novelty'],
    ['Not found', '', 'old', 'novelty of container app names "old"', 'define what it names'],
    ['Duplicate value', '', 'old', 'novelty of container app repeats "old".', 'Rename or remove'],
    [
      'Too long',
      'may not be more than 3 bytes',
      undefined,
      'novelty of container app is too long.',
      'Shorten',
    ],
    ['Too many', 'must have at most 3 items', undefined, 'too many entries', 'Remove some.'],
    ['Too few', 'must have at least 3 items', undefined, 'too few entries', 'Add some.'],
    ['Internal error', 'it broke', undefined, 'cannot work with novelty', 'Change the value.'],
  ];
  test.each(types)('%s', (type, detail, value, what, fix) => {
    const path = FieldPath.root.child('spec', 'containers').index(0).child('novelty');
    const explanation = explainField({ type, path, detail, value }, SUBJECT);
    expect(explanation.what).toContain(what);
    expect(explanation.fix).toContain(fix);
    expect(flawOf(explanation)).toBe('');
  });
});
