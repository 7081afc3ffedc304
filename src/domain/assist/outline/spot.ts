import type { Span } from '#domain/kubernetes/span.ts';
import type { Entry, ListNode, MapNode, Owner } from './nodes.ts';

/** What the word at the caret may become: a key of a mapping, an item of a list, or what an owner holds. */
export type Holder =
  | { readonly in: 'map'; readonly map: MapNode }
  | { readonly in: 'list'; readonly list: ListNode }
  | { readonly in: 'owner'; readonly owner: Owner };

/** Where the caret stands in the outline. */
export interface Spot {
  /** The word that is being written, around the caret; empty in a gap. */
  readonly word: Span;
  /** Where the line's content begins, from 0: the next lines of a snippet begin there. */
  readonly column: number;
  /** In the order of likelihood. */
  readonly holders: readonly Holder[];
  /** The key that the word is already, with its colon: nothing is written behind it again. */
  readonly entry?: Entry;
  /** block: lines may follow below. inline: behind a key, on its line. flow: in braces or brackets. */
  readonly style: 'block' | 'inline' | 'flow';
  /** A space has to come first: the caret stands right behind a colon. */
  readonly gap: boolean;
}
