import type { Diagnostic, Stage } from './diagnostic.ts';
import type { Span } from './span.ts';

/** The steps from the root of a document to a field: keys as written, list positions from 0. */
export type Path = readonly (string | number)[];

/** Where a field stands in the text. `value` is the nearest ancestor's key when the field is missing. */
export interface Location {
  readonly key?: Span;
  readonly value: Span;
}

/** What every Kubernetes object carries. Kinds that the core knows are narrowed with the types of `schema/api.gen.ts`. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: {
    readonly name?: string;
    readonly generateName?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** One document that would reach the API server, with its verdict. */
export interface Manifest {
  /** Name of the text that it came from: a file's path, `answer`, `given`. */
  readonly source: string;
  /** That text, so that a span alone can be turned into a line. */
  readonly text: string;
  /** `2` for the third document of the text, `2.0` for the first item of a `kind: List` there. */
  readonly doc: string;
  readonly kind: string;
  readonly apiVersion: string;
  /** Offsets of the whole document. */
  readonly span: Span;
  /**
   * The object as the API server would hold it: decoded, merged and with its defaults. On a manifest that is refused it
   * holds what could be saved: every field of the right type, so that later stages need not check types again.
   * Undefined when nothing could be read, or when the kind is not known.
   */
  readonly object: KubernetesObject | undefined;
  /** The same without defaults: what the learner wrote. */
  readonly written: KubernetesObject | undefined;
  /** Accepted on create by kubectl and the API server. */
  readonly accepted: boolean;
  /** Where it failed; absent when accepted. */
  readonly stage?: Stage;
  /** What the API server says: errors (it refuses) and its own warnings, in the text's order. */
  readonly diagnostics: readonly Diagnostic[];
  /** The errors of the API server, or its warnings where it accepts, in its own order. */
  readonly said: readonly Diagnostic[];
  /**
   * What only a cluster can tell, one sentence each ("Image nginx has to exist ..."), as far as the object alone says it.
   * Objects that it names are added by `dependsOn` of the world, which knows what stands beside it.
   */
  readonly depends: readonly string[];
  /** Where a field stands; for a missing field, the nearest ancestor that is there. Never throws. */
  locate(path: Path): Location;
}
