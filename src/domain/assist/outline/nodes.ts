/**
 * The outline of a text that is being written: keys, list items and values by their indentation, as far as they go. It never
 * fails and reads each character once; what it means to kubectl is not its business.
 */
import type { Span } from '#domain/kubernetes/span.ts';

export type OutlineNode = MapNode | ListNode | ScalarNode;

/** Where a node hangs. */
export type Owner = Entry | Item | Sheet;

/** One document of the text. */
export interface Sheet {
  readonly is: 'sheet';
  readonly span: { readonly start: number; end: number };
  value: OutlineNode | undefined;
}

export interface MapNode {
  readonly is: 'map';
  /** Where its keys begin, from 0; -1 in braces. */
  readonly column: number;
  /** Where its braces stand, if it has some. */
  brackets?: Span;
  readonly owner: Owner;
  readonly entries: Entry[];
}

export interface ListNode {
  readonly is: 'list';
  /** Where its dashes stand; -1 in brackets. */
  readonly column: number;
  brackets?: Span;
  readonly owner: Owner;
  readonly items: Item[];
}

export interface ScalarNode {
  readonly is: 'scalar';
  /** Without its quotes. Of a block scalar, its header only. */
  readonly text: string;
  readonly span: Span;
  readonly owner: Owner;
}

export interface Entry {
  readonly is: 'entry';
  readonly map: MapNode;
  readonly key: string;
  readonly keySpan: Span;
  /** False for a word that may become a key. */
  readonly colon: boolean;
  value: OutlineNode | undefined;
}

export interface Item {
  readonly is: 'item';
  readonly list: ListNode;
  readonly at: number;
  /** Offset of the dash, or of the item itself in brackets. */
  readonly start: number;
  value: OutlineNode | undefined;
}

export function entryOf(node: OutlineNode | undefined, key: string): Entry | undefined {
  return node?.is === 'map' ? node.entries.find((entry) => entry.colon && entry.key === key) : undefined;
}

/** The node at the end of a path of keys. */
export function nodeAt(node: OutlineNode | undefined, ...keys: readonly string[]): OutlineNode | undefined {
  let at = node;
  for (const key of keys) at = entryOf(at, key)?.value;
  return at;
}

/** The text of a scalar below `node`; '' where there is none. */
export function textAt(node: OutlineNode | undefined, ...keys: readonly string[]): string {
  const found = nodeAt(node, ...keys);
  return found?.is === 'scalar' ? found.text : '';
}

export function itemsAt(
  node: OutlineNode | undefined,
  ...keys: readonly string[]
): readonly (OutlineNode | undefined)[] {
  const found = nodeAt(node, ...keys);
  return found?.is === 'list' ? found.items.map(({ value }) => value) : [];
}

export function keysAt(node: OutlineNode | undefined, ...keys: readonly string[]): readonly string[] {
  const found = nodeAt(node, ...keys);
  return found?.is === 'map' ? found.entries.filter(({ colon }) => colon).map(({ key }) => key) : [];
}

/** The steps from the document's root to what an owner holds. */
export function pathOf(owner: Owner): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = owner; at.is !== 'sheet'; at = at.is === 'entry' ? at.map.owner : at.list.owner)
    steps.unshift(at.is === 'entry' ? at.key : at.at);
  return steps;
}

export function sheetOf(owner: Owner): Sheet {
  let at = owner;
  while (at.is !== 'sheet') at = at.is === 'entry' ? at.map.owner : at.list.owner;
  return at;
}
