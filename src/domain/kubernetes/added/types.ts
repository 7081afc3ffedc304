/**
 * Where a field of the stored object comes from. written: as the learner has it. rewritten: his, in another form. default: the
 * API server sets it when nothing is written. admission: what a cluster with its usual admission plugins puts in besides.
 */
export type Origin = 'written' | 'rewritten' | 'default' | 'admission';

/** One line of the YAML. */
export interface StoredLine {
  readonly text: string;
  readonly origin: Origin;
  /** The place in `Stored.added` of the field that it belongs to; absent where the learner wrote it. */
  readonly field?: number;
}

/** A field that the learner did not write, or not so. */
export interface AddedField {
  /** As Kubernetes names it: `spec.containers[0].imagePullPolicy`. */
  readonly path: string;
  readonly value: unknown;
  readonly origin: Exclude<Origin, 'written'>;
  /** Why it is there and what it means, in one or two sentences. */
  readonly because: string;
}

/** An object as the API server holds it once it is created. All plain data. */
export interface Stored {
  readonly doc: string;
  readonly kind: string;
  readonly name: string;
  /** False: nothing would be stored; this is what would be made of what could be read. */
  readonly accepted: boolean;
  /** As `kubectl get -o yaml` prints it: keys in alphabetical order, list items as far left as their key. */
  readonly lines: readonly StoredLine[];
  readonly added: readonly AddedField[];
  /** What is stored too, but no text can tell. */
  readonly leftOut: string;
}
