import type { Span } from '#domain/kubernetes/span.ts';

/** One directive; `block` is there when it has braces. Offsets are those of the file's text. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly block: readonly Directive[] | undefined;
  readonly file: string;
  readonly line: number;
  readonly span: Span;
}

/** What nginx says when it does not start, after `nginx: [emerg] `. */
export interface NginxError {
  readonly reason: string;
  readonly text: string;
  readonly file: string;
  readonly span: Span;
}

export type Parsed =
  | { readonly directives: readonly Directive[]; readonly error?: undefined }
  | { readonly directives: readonly Directive[]; readonly error: NginxError };
