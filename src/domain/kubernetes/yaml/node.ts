import type { Span } from '#domain/kubernetes/span.ts';

/**
 * A document as kubectl's conversion to JSON leaves it, with the places in the text. Aliases share their anchor's node,
 * so a document is a graph without cycles, not a tree: `size` says what it would hold written out.
 */
export type YamlNode = NullNode | BoolNode | NumberNode | StringNode | ListNode | MapNode;

interface Placed {
  readonly span: Span;
  /** Nodes below and including this one, each alias counted in full. */
  readonly size: number;
}
export interface NullNode extends Placed {
  readonly kind: 'null';
}
export interface BoolNode extends Placed {
  readonly kind: 'bool';
  readonly value: boolean;
}
export interface NumberNode extends Placed {
  readonly kind: 'number';
  /** As Go prints it in JSON: integers exactly, beyond 2^53 too. */
  readonly json: string;
}
export interface StringNode extends Placed {
  readonly kind: 'string';
  readonly value: string;
}
export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly { readonly span: Span; readonly value: YamlNode }[];
}
export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}
export interface MapEntry {
  readonly key: Span;
  /** Of the value where it is written: an alias, not its anchor. */
  readonly span: Span;
  readonly value: YamlNode;
}

/** A key that is written twice in one mapping: the last one counts. */
export interface DuplicateKey {
  readonly key: string;
  readonly first: Span;
  readonly last: Span;
}

/** Why a document cannot be read. The span is the learner's place; the message is kubectl's, with the line that kubectl names. */
export interface YamlProblem {
  readonly code: YamlProblemCode;
  readonly message: string;
  readonly span: Span;
}

export type YamlProblemCode =
  | 'yaml/tab'
  | 'yaml/indentation'
  | 'yaml/colon-in-value'
  | 'yaml/missing-colon'
  | 'yaml/unclosed-quote'
  | 'yaml/unclosed-bracket'
  | 'yaml/flow'
  | 'yaml/reserved-character'
  | 'yaml/escape'
  | 'yaml/control-character'
  | 'yaml/unknown-anchor'
  | 'yaml/alias-cycle'
  | 'yaml/merge'
  | 'yaml/complex-key'
  | 'yaml/null-key'
  | 'yaml/unsupported-number'
  | 'yaml/tag'
  | 'yaml/directive'
  | 'yaml/separator'
  | 'yaml/not-readable';

/** Thrown while a document is composed; caught at the end of that document. */
export class YamlFailure extends Error {
  readonly problem: YamlProblem;

  constructor(code: YamlProblemCode, message: string, span: Span) {
    super(message);
    this.problem = { code, message, span };
  }
}
