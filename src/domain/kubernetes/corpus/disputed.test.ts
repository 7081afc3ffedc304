import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { rowsIn, verdictOf, type Row, type Verdict } from './rows.ts';

// Manifests on which bare validation and a default API server differ: Tripod follows the API server. A second judge, which
// does much of what an API server does around validation, gave the verdicts; `judged` is what it said where we hold
// something else to be true, each with its reason below.
interface DisputedRow extends Row {
  readonly judged?: readonly Verdict[];
}

const NUMBER =
  'The text is JSON, and its number has a dot or an exponent. Sent as it stands the API server refuses it, but kubectl reads the file into an unstructured object and writes it anew (UnstructuredJSONScheme): 1e2 leaves as 100.';
const VERSION =
  'The API server refuses to create an object with a resourceVersion, but kubectl create and apply take it out before they send the object (CreateWithOptions in cli-runtime/pkg/resource/helper.go).';

const KNOWN: ReadonlyMap<string, string> = new Map([
  ...['dis-0072', 'dis-0090', 'dis-0134', 'dis-0189'].map((id) => [id, VERSION] as const),
  ...['dis-0075', 'dis-0113', 'dis-0143', 'dis-0146', 'dis-0186'].map((id) => [id, NUMBER] as const),
]);

const rows = rowsIn<DisputedRow>(readFileSync(new URL('./disputed.jsonl', import.meta.url), 'utf8'));

describe('the verdict is that of an API server, not of validation alone', () => {
  test.each(rows.map((row) => [`${row.id} (${row.rule})`, row] as const))('%s', (_, { yaml, verdicts }) => {
    expect(readManifests(yaml).manifests.map(verdictOf)).toEqual(verdicts);
  });
});

test('where Tripod says something else than the second judge, the reason is written down', () => {
  const others = rows.filter(({ judged }) => judged !== undefined);
  expect(others.map(({ id }) => id)).toEqual([...KNOWN.keys()].toSorted());
  for (const { verdicts, judged } of others) expect(judged).not.toEqual(verdicts);
});
