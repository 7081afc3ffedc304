import type { Span } from '#domain/kubernetes/span.ts';
import type { Entry, Item, ListNode, MapNode, OutlineNode } from './nodes.ts';
import type { Holder, Spot } from './spot.ts';

/**
 * The spot in a value in braces or brackets. `open`: the closing bracket is still to come, so that the caret may stand at the
 * end of the text, too.
 */
export function spotInFlow(node: OutlineNode, caret: number, column: number, open = true): Spot | undefined {
  if (node.is === 'scalar') return spot([{ in: 'owner', owner: node.owner }], node.span, column);
  const [start, end] = node.brackets ?? [caret, caret];
  if (caret <= start || caret > end || (caret === end && !open)) return undefined;
  return node.is === 'map' ? inMap(node, caret, column, open) : inList(node, caret, column, open);
}

function spot(holders: readonly Holder[], word: Span, column: number, entry?: Entry): Spot {
  const base = { word, column, holders, style: 'flow', gap: false } as const;
  return entry === undefined ? base : { ...base, entry };
}

const gapIn = (node: MapNode | ListNode, caret: number, column: number): Spot =>
  spot([node.is === 'map' ? { in: 'map', map: node } : { in: 'list', list: node }], [caret, caret], column);

function inMap(map: MapNode, caret: number, column: number, open: boolean): Spot | undefined {
  const entry = map.entries.findLast(({ keySpan }) => keySpan[0] <= caret);
  if (entry === undefined) return gapIn(map, caret, column);
  if (caret <= entry.keySpan[1])
    return spot([{ in: 'map', map }], entry.keySpan, column, entry.colon ? entry : undefined);
  return entry.colon ? inValue(entry, caret, column, open) : gapIn(map, caret, column);
}

function inList(list: ListNode, caret: number, column: number, open: boolean): Spot | undefined {
  const item = list.items.findLast(({ start }) => start <= caret);
  return item === undefined ? gapIn(list, caret, column) : inValue(item, caret, column, open);
}

function inValue(owner: Entry | Item, caret: number, column: number, open: boolean): Spot | undefined {
  const { value } = owner;
  if (value === undefined) return spot([{ in: 'owner', owner }], [caret, caret], column);
  if (value.is !== 'scalar') {
    const inner = spotInFlow(value, caret, column, open && value.brackets?.[1] === caret);
    if (inner !== undefined) return inner;
  } else if (caret >= value.span[0] && caret <= value.span[1])
    return spot([{ in: 'owner', owner }], value.span, column);
  return gapIn(owner.is === 'entry' ? owner.map : owner.list, caret, column);
}
