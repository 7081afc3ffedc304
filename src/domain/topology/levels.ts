import type { Columns, Segment } from './columns.ts';
import type { Item } from './item.ts';
import { entryLevel, exitLevel } from './items.ts';
import { spread } from './lanes.ts';
import type { GraphEdge } from './types.ts';

/** Free space around the drawing, and between what stands in one column. */
export const MARGIN = 12;
export const BETWEEN = 40;

/** Who stands in which column, how large, and how high. */
export interface Plan {
  readonly columns: Columns;
  readonly items: ReadonlyMap<string, Item>;
  readonly tops: ReadonlyMap<string, number>;
  readonly bottom: number;
}

/** Upper edges: swept until those who are joined stand level with each other, as far as there is room. */
export function levelsOf(columns: Columns, items: ReadonlyMap<string, Item>): Map<string, number> {
  const tops = new Map<string, number>();
  for (const column of columns.columns) {
    let y = 0;
    for (const id of column) {
      tops.set(id, y);
      y += (items.get(id)?.height ?? 0) + BETWEEN;
    }
  }
  const count = columns.columns.length;
  for (const side of ['left', 'right', 'left'] as const) {
    const order = Array.from({ length: count }, (_, index) => (side === 'left' ? count - 1 - index : index));
    for (const index of order) settle(columns.columns[index] ?? [], columns.segments, items, tops, side);
  }
  const least = Math.min(...tops.values());
  return new Map([...tops].map(([id, top]) => [id, top - least + MARGIN]));
}

function settle(
  column: readonly string[],
  segments: readonly Segment[],
  items: ReadonlyMap<string, Item>,
  tops: Map<string, number>,
  side: 'left' | 'right',
): void {
  const wanted = column.map((id) => {
    const wishes = segments.flatMap(({ edge, from, to }) => {
      const here = exitLevel(items.get(from), edge.id);
      const there = entryLevel(items.get(to), edge.id);
      if (side === 'left' && from === id) return [(tops.get(to) ?? 0) + there - here];
      return side === 'right' && to === id ? [(tops.get(from) ?? 0) + here - there] : [];
    });
    return wishes.length === 0
      ? (tops.get(id) ?? 0)
      : wishes.reduce((sum, one) => sum + one, 0) / wishes.length;
  });
  const gaps = column.slice(1).map((_, index) => (items.get(column[index] ?? '')?.height ?? 0) + BETWEEN);
  spread(wanted, gaps).forEach((top, index) => tops.set(column[index] ?? '', top));
}

/** The level at which a line leaves what stands in a column. */
export function out(plan: Plan, id: string, edge: GraphEdge): number {
  return (plan.tops.get(id) ?? 0) + exitLevel(plan.items.get(id), edge.id);
}

/** The level at which it arrives. */
export function into(plan: Plan, id: string, edge: GraphEdge): number {
  return (plan.tops.get(id) ?? 0) + entryLevel(plan.items.get(id), edge.id);
}
