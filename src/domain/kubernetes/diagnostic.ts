import type { Span } from './span.ts';

/** Where a document failed. `unsupported`: no such kind in that version, or a kind that Tripod does not know. */
export type Stage = 'yaml' | 'decode' | 'unsupported' | 'validate';

/**
 * error: the API server refuses. warning: it accepts and warns, in its own words. fault: accepted, but breaks later or
 * silently does the wrong thing. advice: works, could be better.
 */
export type Severity = 'error' | 'warning' | 'fault' | 'advice';

/** What happened, why Kubernetes has it so, and how to mend it: one or two sentences each, for a learner. */
export interface Explanation {
  readonly what: string;
  readonly why: string;
  readonly fix: string;
}

/** A finding as a value. Its wording for learners is made from `code` and `facts` by `explain` of its module. */
export interface Diagnostic {
  readonly severity: Severity;
  /** Stable id, `area/name`: `validate/required`, `decode/unknown-field`, `fault/port-clash`. */
  readonly code: string;
  readonly stage?: Stage;
  /** Kubernetes' error type: `Required value`, `Duplicate value`, ..., or `YAML`, `Decode`, `Strict`, `NoMatch`. Empty for faults. */
  readonly type: string;
  /** Kubernetes' field path: `spec.containers[0].name`. Empty where Kubernetes gives none. */
  readonly field: string;
  /** The detail of Kubernetes' error, without field and type. */
  readonly detail: string;
  /** kubectl's or the API server's own words for this one; `terminalOf` makes whole lines of them. For a fault, one sentence. */
  readonly text: string;
  readonly span: Span;
  /** The source of the manifest that the span lies in (`Manifest.source`); absent where only one text is in question. */
  readonly source?: string;
  readonly explanation: Explanation;
  /** What a mend needs to know and the words do not say; for `decode/...`: field, wanted and found as in DecodeProblem. */
  readonly facts?: Readonly<Record<string, string>>;
}
