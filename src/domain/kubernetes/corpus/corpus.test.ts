import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { rowsIn, verdictOf } from './rows.ts';

const rows = rowsIn(readFileSync(new URL('./verdicts.jsonl', import.meta.url), 'utf8'));

// Manifests with the verdict of Kubernetes v1.35.4's own code: which documents there are, and the errors at which fields.
describe('the verdict is that of Kubernetes', () => {
  test.each(rows.map((row) => [`${row.id} (${row.rule})`, row] as const))('%s', (_, { yaml, verdicts }) => {
    expect(readManifests(yaml).manifests.map(verdictOf)).toEqual(verdicts);
  });
});
