import { channelLanes, laneCount, packLanes, spread, type Interval } from './lanes.ts';
import type { Inside } from './outline.ts';
import { groupBy, labelOf, labelWidth, placed, tidy, type Point } from './place.ts';
import { DROP, type Grid } from './pod-rows.ts';
import { sizeOf, type Sized } from './size.ts';
import type { GraphEdge, PlacedEdge, PlacedNode } from './types.ts';

/** The line of one mount where it leaves its container. */
export interface Drop {
  readonly edge: GraphEdge;
  readonly row: number;
  readonly x: number;
}

export const LANE = 12;
/** Room for the labels right above the volumes. */
const LABEL_BAND = 30;

/** Each mount leaves its container at a place of its own. */
export function dropsOf(grid: Grid): Drop[] {
  return [...grid.cells.values()].flatMap(({ mounts, row, x, sized }) =>
    mounts.map((edge, index): Drop => ({
      edge,
      row,
      x: Math.round(x + sized.width / 2 + (index - (mounts.length - 1) / 2) * DROP),
    })),
  );
}

/** Lanes below a row that is not the last: its mounts are led to the right, past the rows below. */
export function sideLanes(drops: readonly Drop[], row: number, right: number): ReadonlyMap<string, number> {
  const own = drops.filter((drop) => drop.row === row).sort((a, b) => b.x - a.x);
  return packLanes(
    own.map(({ edge, x }) => ({ id: edge.id, from: x, to: right })),
    4,
  );
}

export interface VolumeRow {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly bottom: number;
  readonly right: number;
}

/** Where each mount's line enters the lanes above the volumes, by edge id. */
export type Heads = ReadonlyMap<string, readonly Point[]>;

/** The volumes as near as may be below the containers that mount them, and the lines from `heads` down to them. */
export function volumeRow(inside: Inside, heads: Heads, left: number, top: number): VolumeRow {
  const mounts = inside.edges.filter(({ kind, id }) => kind === 'mount' && heads.has(id));
  const headX = (edge: GraphEdge): number => heads.get(edge.id)?.at(-1)?.x ?? left;
  const byVolume = groupBy(mounts, ({ to }) => to);
  const sized = inside.volumes.map((node) =>
    sizeOf(node, { least: Math.max(116, labelsWidth(byVolume.get(node.id) ?? [])) }),
  );
  const order = orderOf(sized, (id) => (byVolume.get(id) ?? []).map(headX), left);
  const gaps = order.slice(1).map(({ one }, index) => ((order[index]?.one.width ?? 0) + one.width) / 2 + 28);
  const centres = spread(
    order.map(({ want, one }) => Math.max(want, left + one.width / 2)),
    gaps,
  );
  const push = Math.max(0, ...order.map(({ one }, index) => left + one.width / 2 - (centres[index] ?? 0)));

  const slots = new Map<string, Slot>();
  const xs = order.map(({ one }, index) => {
    const x = Math.round((centres[index] ?? 0) + push - one.width / 2);
    for (const [id, slot] of slotsOf(byVolume.get(one.node.id) ?? [], headX, x, one)) slots.set(id, slot);
    return x;
  });
  const runs = mounts.map((edge): Interval => ({
    id: edge.id,
    from: headX(edge),
    to: slots.get(edge.id)?.x ?? 0,
  }));
  const lanes = channelLanes(runs, 8);
  const volumeTop = top + laneCount(lanes) * LANE + LABEL_BAND;
  const height = Math.max(0, ...sized.map((one) => one.height));
  return {
    nodes: order.map(({ one }, index) => placed(one, xs[index] ?? 0, volumeTop)),
    edges: mounts.map((edge) => {
      const slot = slots.get(edge.id)?.x ?? 0;
      const y = top + (lanes.get(edge.id) ?? 0) * LANE + 6;
      const head = heads.get(edge.id) ?? [];
      const points = tidy([...head, { x: headX(edge), y }, { x: slot, y }, { x: slot, y: volumeTop }]);
      return {
        edge,
        points,
        label: { x: slots.get(edge.id)?.label ?? slot, y: volumeTop - 14, text: mountText(edge) },
      };
    }),
    bottom: inside.volumes.length === 0 ? top : volumeTop + height,
    right: Math.max(left, ...order.map(({ one }, index) => (xs[index] ?? 0) + one.width)),
  };
}

function mountText(edge: GraphEdge): string {
  return labelOf(edge, 200);
}

/** Width of each mount's label on the line that it belongs to. */
function cellsOf(mounts: readonly GraphEdge[]): number[] {
  return mounts.map((edge) => Math.max(20, labelWidth(mountText(edge)) + 12));
}

function labelsWidth(mounts: readonly GraphEdge[]): number {
  return cellsOf(mounts).reduce((sum, width) => sum + width, 0) + 8;
}

interface Slot {
  /** Where the line reaches the upper edge. */
  readonly x: number;
  /** Centre of its label. */
  readonly label: number;
}

/** Each line has a stretch of the edge as wide as its label: it comes straight down if it can, else in the middle. */
function slotsOf(
  mounts: readonly GraphEdge[],
  headX: (edge: GraphEdge) => number,
  x: number,
  volume: Sized,
): Map<string, Slot> {
  const own = [...mounts].sort((a, b) => headX(a) - headX(b));
  const cells = cellsOf(own);
  const spare = (volume.width - 8 - cells.reduce((sum, width) => sum + width, 0)) / Math.max(1, own.length);
  let left = x + 4;
  const slots = own.map((edge, index): [string, Slot] => {
    const right = left + (cells[index] ?? 0) + spare;
    const middle = Math.round((left + right) / 2);
    const straight = headX(edge) >= left + 10 && headX(edge) <= right - 10;
    left = right;
    return [edge.id, { x: straight ? headX(edge) : middle, label: middle }];
  });
  return new Map(slots);
}

interface Wish {
  readonly one: Sized;
  readonly want: number;
}

/** From left to right by where their lines come from; a volume that nobody mounts stands after the others. */
function orderOf(sized: readonly Sized[], headsOf: (id: string) => readonly number[], left: number): Wish[] {
  const used = sized
    .filter(({ node }) => headsOf(node.id).length > 0)
    .map((one) => ({ one, want: mean(headsOf(one.node.id)) }));
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
