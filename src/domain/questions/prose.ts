/**
 * Prose compiled from Markdown: a hast tree as JSON. Rendered as React elements, never as an HTML string, so that Trusted
 * Types and prerendering both work. The few fields of hast that we use are named here, so that the core needs no library.
 */
export interface Root {
  readonly type: 'root';
  readonly children: readonly ProseNode[];
}
export type ProseNode =
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'element';
      readonly tagName: string;
      readonly properties: Readonly<Record<string, string | number | boolean | readonly string[]>>;
      readonly children: readonly ProseNode[];
    };
