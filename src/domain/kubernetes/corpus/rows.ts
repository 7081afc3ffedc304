import type { Manifest } from '#domain/kubernetes/manifest.ts';

/** A text with the verdicts on its documents. For tests. */
export interface Row {
  readonly id: string;
  readonly rule: string;
  readonly yaml: string;
  readonly verdicts: readonly Verdict[];
}

export interface Verdict {
  readonly doc: string;
  readonly valid: boolean;
  readonly stage?: string;
  /** `type @ field` of each error of validation, without repetition, sorted. */
  readonly errors?: readonly string[];
}

/** The rows of a file, one a line. For tests. */
export const rowsIn = <T extends Row>(file: string): readonly T[] =>
  file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

/** What Tripod says of a document, in the form of a row. For tests. */
export function verdictOf({ doc, accepted, stage, diagnostics }: Manifest): Verdict {
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
