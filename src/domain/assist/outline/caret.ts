import type { Span } from '#domain/kubernetes/span.ts';
import { spotInFlow } from './flow-spot.ts';
import type { Line } from './lines.ts';
import type { Entry, Item, ListNode, MapNode, Owner, Sheet } from './nodes.ts';
import type { Holder, Spot } from './spot.ts';

/**
 * What a line that begins in `column` may belong to. `frames` are the open mappings and lists that begin there or before, from
 * the outside in. Of a line that fits no level, the likeliest.
 */
export function holdersAt(
  frames: readonly (MapNode | ListNode)[],
  column: number,
  sheet: Sheet,
): readonly Holder[] {
  const top = frames.at(-1);
  if (top === undefined) return holderOf(sheet);
  if (top.is === 'list')
    return top.column === column ? atDash(top, frames.at(-2)) : holderOf(top.items.at(-1));
  const last = top.entries.at(-1);
  if (top.column === column) return [{ in: 'map', map: top }, ...waiting(last)];
  const deeper = holderOf(last);
  return deeper.length > 0 ? [...deeper, { in: 'map', map: top }] : [{ in: 'map', map: top }];
}

/** A line where the dashes stand: another item, a key of the mapping that holds the list, or a key that slipped. */
function atDash(list: ListNode, outside: MapNode | ListNode | undefined): readonly Holder[] {
  const another: Holder = { in: 'list', list };
  if (outside?.is === 'map' && outside.column === list.column) return [another, { in: 'map', map: outside }];
  return [another, ...holderOf(list.items.at(-1))];
}

const waiting = (entry: Entry | undefined): readonly Holder[] =>
  entry?.value === undefined && entry !== undefined ? [{ in: 'owner', owner: entry }] : [];

/** The owner itself while it holds nothing, else what it holds. */
function holderOf(owner: Owner | undefined): readonly Holder[] {
  if (owner === undefined) return [];
  const { value } = owner;
  if (value === undefined) return [{ in: 'owner', owner }];
  if (value.is === 'scalar' || value.brackets !== undefined) return [];
  return [value.is === 'map' ? { in: 'map', map: value } : { in: 'list', list: value }];
}

/** Holders under which a line that begins in `column` is right as it stands. */
export const fitting = (holders: readonly Holder[], column: number): readonly Holder[] =>
  holders.filter(
    (holder) => holder.in === 'owner' || (holder.in === 'map' ? holder.map : holder.list).column === column,
  );

/** The spot on a line with a key, or with an item or a document's value. */
export function spotOnLine(line: Line, owner: Owner, caret: number, text: string): Spot | undefined {
  if (owner.is !== 'entry') return inValue(line, owner, caret, text, 'block');
  const colon = text.indexOf(':', owner.keySpan[1]);
  if (caret > colon) return inValue(line, owner, caret, text, 'inline');
  if (caret < owner.keySpan[0]) return undefined;
  const { map, keySpan } = owner;
  return {
    word: keySpan,
    column: map.column,
    holders: [{ in: 'map', map }],
    entry: owner,
    style: 'block',
    gap: false,
  };
}

function inValue(
  line: Line,
  owner: Entry | Item | Sheet,
  caret: number,
  text: string,
  style: 'block' | 'inline',
): Spot | undefined {
  const { value } = owner;
  const column = columnOf(line, owner, caret);
  if (value !== undefined && value.is !== 'scalar') return spotInFlow(value, caret, column);
  const word: Span = value?.span ?? [caret, caret];
  if (caret < word[0] || caret > word[1] || isComment(text, line, caret)) return undefined;
  const gap = value === undefined && /[-:]/.test(text[caret - 1] ?? '');
  return { word, column, holders: [{ in: 'owner', owner }], style, gap };
}

/** Where the lines of a value begin: under a key, in the column of the key; in an item, where its first sign stands. */
function columnOf(line: Line, owner: Entry | Item | Sheet, caret: number): number {
  if (owner.is === 'entry') return owner.map.column;
  return (owner.is === 'item' && owner.value === undefined ? caret : line.body) - line.start;
}

const isComment = (text: string, line: Line, caret: number): boolean =>
  text.slice(line.value[1], caret).includes('#');
