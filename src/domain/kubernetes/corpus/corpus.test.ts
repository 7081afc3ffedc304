import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { readManifests } from '#domain/kubernetes/read.ts';

// Manifests with the verdict of Kubernetes v1.35.4's own code: which documents there are, and the errors at which fields.
interface Row {
  readonly id: string;
  readonly rule: string;
  readonly yaml: string;
  readonly verdicts: readonly Verdict[];
}
interface Verdict {
  readonly doc: string;
  readonly valid: boolean;
  readonly stage?: string;
  readonly errors?: readonly string[];
}

const lines = (file: string): string[] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const rows = lines('./verdicts.jsonl').map((line) => JSON.parse(line) as Row);

function verdictOf({ doc, accepted, stage, diagnostics }: Manifest): Verdict {
  if (accepted) return { doc, valid: true };
  const found = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ type, field }) => `${type} @ ${field}`);
  return {
    doc,
    valid: false,
    stage: stage ?? '',
    errors: stage === 'validate' ? [...new Set(found)].toSorted() : [],
  };
}

describe('the verdict is that of Kubernetes', () => {
  test.each(rows.map((row) => [`${row.id} (${row.rule})`, row] as const))('%s', (_, { yaml, verdicts }) => {
    expect(readManifests(yaml).manifests.map(verdictOf)).toEqual(verdicts);
  });
});
