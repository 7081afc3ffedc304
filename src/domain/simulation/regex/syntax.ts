/** What a regular expression says, once it is read. */

export type Assertion =
  'lineBegin' | 'lineEnd' | 'wordEdge' | 'noWordEdge' | 'wordBegin' | 'wordEnd' | 'textBegin' | 'textEnd';

/** One entry a byte: 1 when it belongs to the set. */
export type ByteSet = Uint8Array;

export type RegexNode =
  | { readonly kind: 'set'; readonly set: ByteSet }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'back'; readonly group: number }
  | { readonly kind: 'group'; readonly group: number; readonly body: RegexNode }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly body: RegexNode; readonly least: number; readonly most: number };

/** A pattern that cannot be compiled; the message is regcomp's, as BusyBox prints it. */
export class RegexError extends Error {}

/** True when it can match without a byte. */
export function canBeEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'assert':
    case 'back':
      return true;
    case 'group':
      return canBeEmpty(node.body);
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.options.some(canBeEmpty);
    case 'repeat':
      return node.least === 0 || canBeEmpty(node.body);
  }
}
