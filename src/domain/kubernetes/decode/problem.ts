import type { Path } from '#domain/kubernetes/manifest.ts';

/** What the decoder finds. `Decode` problems refuse the object with the first one's message; `Strict` ones are all listed. */
export interface DecodeProblem {
  readonly type: 'Decode' | 'Strict' | 'NoMatch';
  readonly code: DecodeCode;
  readonly message: string;
  /** Steps to the field in the document. */
  readonly path: Path;
  /** The field as Kubernetes prints it. */
  readonly field: string;
  /** What the field wants, in words of the schema (`int32`, `[]string`); for an unknown field, the nearest known name. */
  readonly wanted: string;
  /** What was found: a JSON kind, or the text. */
  readonly found: string;
  /** Why kubectl itself refuses the document, before the API server sees it. */
  readonly client?: string;
}

export type DecodeCode =
  | 'decode/not-an-object'
  | 'decode/missing-kind'
  | 'decode/no-match'
  | 'decode/unknown-field'
  | 'decode/wrong-type'
  | 'decode/number-range'
  | 'decode/quantity'
  | 'decode/time'
  | 'decode/base64';
