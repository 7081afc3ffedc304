import { channelLanes, laneCount, packLanes, spread, type Interval } from './lanes.ts';
import type { Inside } from './outline.ts';
import { groupBy, labelOf, placed, tidy, type Point } from './place.ts';
import { mountCells, type Grid } from './pod-rows.ts';
import { SIZE, sizeOf, type Sized } from './size.ts';
import type { GraphEdge, PlacedEdge, PlacedNode } from './types.ts';

/** The line of one mount where it leaves its container. */
export interface Drop {
  readonly edge: GraphEdge;
  readonly row: number;
  readonly x: number;
}

export const LANE = 12;
export const LABEL_BAND = 30;

/** Each mount leaves its container below its own label. */
export function dropsOf(grid: Grid): Drop[] {
  return [...grid.cells.values()].flatMap(({ mounts, row, x, sized }) => {
    const widths = mountCells(mounts);
    const total = widths.reduce((sum, width) => sum + width, 0);
    let at = x + (sized.width - total) / 2;
    return mounts.map((edge, index): Drop => {
      const width = widths[index] ?? 0;
      at += width;
      return { edge, row, x: Math.round(at - width / 2) };
    });
  });
}

/** Lanes below a row that is not the last: its mounts are led to the right, past the rows below. */
export function sideLanes(drops: readonly Drop[], row: number, right: number): ReadonlyMap<string, number> {
  const own = drops.filter((drop) => drop.row === row).sort((a, b) => b.x - a.x);
  return packLanes(own.map(({ edge, x }) => ({ id: edge.id, from: x, to: right })), 4);
}

export interface VolumeRow {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly bottom: number;
  readonly right: number;
}

export interface Ends {
  /** Where each mount's line enters the lanes above the volumes, by edge id. */
  readonly heads: ReadonlyMap<string, readonly Point[]>;
  /** Where its label stands. */
  readonly labels: ReadonlyMap<string, Point>;
}

/** The volumes as near as may be below the containers that mount them, and the lines from `heads` down to them. */
export function volumeRow(inside: Inside, ends: Ends, left: number, top: number): VolumeRow {
  const mounts = inside.edges.filter(({ kind, id }) => kind === 'mount' && ends.heads.has(id));
  const headX = (edge: GraphEdge): number => ends.heads.get(edge.id)?.at(-1)?.x ?? left;
  const byVolume = groupBy(mounts, ({ to }) => to);
  const sized = inside.volumes.map((node) => sizeOf(node, { least: Math.max(120, (byVolume.get(node.id)?.length ?? 0) * 22 + 32) }));
  const order = orderOf(sized, (id) => (byVolume.get(id) ?? []).map(headX), left);
  const gaps = order.slice(1).map(({ one }, index) => ((order[index]?.one.width ?? 0) + one.width) / 2 + 28);
  const centres = spread(order.map(({ want, one }) => Math.max(want, left + one.width / 2)), gaps);
  const push = Math.max(0, ...order.map(({ one }, index) => left + one.width / 2 - (centres[index] ?? 0)));

  const slots = new Map<string, number>();
  const xs = order.map(({ one }, index) => {
    const x = Math.round((centres[index] ?? 0) + push - one.width / 2);
    for (const [id, slot] of slotsOf(byVolume.get(one.node.id) ?? [], headX, x, one)) slots.set(id, slot);
    return x;
  });
  const runs = mounts.map((edge): Interval => ({ id: edge.id, from: headX(edge), to: slots.get(edge.id) ?? 0 }));
  const lanes = channelLanes(runs, 8);
  const volumeTop = top + laneCount(lanes) * LANE + 16;
  const height = Math.max(0, ...sized.map((one) => one.height));
  return {
    nodes: order.map(({ one }, index) => placed(one, xs[index] ?? 0, volumeTop)),
    edges: mounts.map((edge) => {
      const slot = slots.get(edge.id) ?? 0;
      const y = top + (lanes.get(edge.id) ?? 0) * LANE + 4;
      const head = ends.heads.get(edge.id) ?? [];
      const points = tidy([...head, { x: headX(edge), y }, { x: slot, y }, { x: slot, y: volumeTop }]);
      return { edge, points, label: { ...(ends.labels.get(edge.id) ?? { x: slot, y }), text: labelOf(edge) } };
    }),
    bottom: inside.volumes.length === 0 ? top : volumeTop + height,
    right: Math.max(left, ...order.map(({ one }, index) => (xs[index] ?? 0) + one.width)),
  };
}

/** Where the lines reach the upper edge: straight below where they come from, as far as the cylinder is wide. */
function slotsOf(mounts: readonly GraphEdge[], headX: (edge: GraphEdge) => number, x: number, volume: Sized): Map<string, number> {
  const low = x + SIZE.padding;
  const high = x + volume.width - SIZE.padding;
  const own = [...mounts].sort((a, b) => headX(a) - headX(b));
  const step = Math.min(20, (high - low) / Math.max(1, own.length - 1));
  const wanted = own.map((edge, index) =>
    Math.min(Math.max(headX(edge), low + index * step), high - (own.length - 1 - index) * step),
  );
  const at = spread(wanted, own.slice(1).map(() => step));
  return new Map(own.map((edge, index) => [edge.id, at[index] ?? low]));
}

interface Wish {
  readonly one: Sized;
  readonly want: number;
}

/** From left to right by where their lines come from; a volume that nobody mounts stands after the others. */
function orderOf(sized: readonly Sized[], headsOf: (id: string) => readonly number[], left: number): Wish[] {
  const used = sized.filter(({ node }) => headsOf(node.id).length > 0).map((one) => ({ one, want: mean(headsOf(one.node.id)) }));
  const order: Wish[] = used.sort((a, b) => a.want - b.want);
  for (const one of sized.filter(({ node }) => headsOf(node.id).length === 0)) {
    const last = order.at(-1);
    order.push({ one, want: last ? last.want + (last.one.width + one.width) / 2 + 28 : left });
  }
  return order;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
