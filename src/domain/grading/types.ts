import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import type { RuleKinds } from './rules.ts';

/** How an exercise names a container that it expects, whatever its place in the manifest. */
export interface Role {
  /** Container name, when the task fixes it. */
  readonly name?: string;
  /** Image repository, when the name is free. */
  readonly image?: string;
  /** Workload name, when the task has several Pods. */
  readonly pod?: string;
  /** The place, only when the task fixes it. */
  readonly as?: 'app' | 'init' | 'sidecar';
}

/** One requirement: id, points and sentence from the exercise, and exactly one kind with its arguments. */
export type Rule = {
  [K in keyof RuleKinds]: {
    readonly id: string;
    readonly points: number;
    readonly says: string;
    readonly kind: K;
    readonly args: RuleKinds[K];
  };
}[keyof RuleKinds];

/** What grading needs of an exercise; the course's exercise extends it. */
export interface Gradable {
  readonly id: string;
  readonly roles: Readonly<Record<string, Role>>;
  readonly rules: readonly Rule[];
  /** Text of given.yaml, empty when nothing is given. */
  readonly given: string;
}

/** null: cannot be judged, because the task leaves image, command or configuration open. The points are given and said. */
export interface Judgement {
  readonly holds: boolean | null;
  /** Evidence: what was found, in one sentence of facts ("writer -> volume data:/dates.txt <- reader"). */
  readonly evidence: string;
  /** What to do about it, when it does not hold. */
  readonly fix?: string;
  /** Where to look. */
  readonly at?: { readonly manifest: Manifest; readonly span: Span };
}

export interface RuleResult {
  readonly id: string;
  readonly holds: boolean | null;
  /** Earned: `of` when it holds or cannot be judged, else 0. */
  readonly points: number;
  readonly of: number;
  readonly says: string;
  readonly evidence: string;
  readonly fix: string;
  /** Span in the answer; undefined when the evidence lies nowhere in it. */
  readonly span: Span | undefined;
  /** Index of the answer text that `span` lies in. */
  readonly source: string;
}

export interface Report {
  readonly exercise: string;
  /** Every document of the answer is accepted by the API server, and there is at least one. */
  readonly accepted: boolean;
  /** 0 while not accepted. */
  readonly points: number;
  readonly of: number;
  /** What it would earn once accepted; equals `points` when accepted. */
  readonly wouldEarn: number;
  /** Points of rules that could not be judged (included in `points`). */
  readonly unverified: number;
  readonly rules: readonly RuleResult[];
  readonly manifests: readonly Manifest[];
  readonly faults: readonly Diagnostic[];
}
