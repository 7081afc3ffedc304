import { columnsOf, type Columns, type Segment } from './columns.ts';
import { entryLevel, exitLevel, gapItem, itemsOf, type Item } from './items.ts';
import { channelLanes, laneCount, spread, type Interval } from './lanes.ts';
import { looseRow } from './loose.ts';
import type { Outline } from './outline.ts';
import { labelOf, labelWidth, moved, moveEdge, moveNode, tidy } from './place.ts';
import type { GraphEdge, Layout, PlacedEdge } from './types.ts';

const MARGIN = 20;
const BETWEEN = 40;
const LANE = 14;
const RETURN_LANE = 26;

/** Space left of a column: lanes for what changes its level there, then room for labels and arrow heads. */
interface Channel {
  readonly lanes: ReadonlyMap<string, number>;
  readonly start: number;
  /** Where labels begin. */
  readonly labels: number;
  readonly end: number;
}

interface Plan {
  readonly columns: Columns;
  readonly items: ReadonlyMap<string, Item>;
  readonly tops: ReadonlyMap<string, number>;
  readonly bottom: number;
}

/** From left to right: clients, Services, Pods, and on from there. */
export function wideLayout(outline: Outline): Layout {
  const columns = columnsOf(outline);
  const items = new Map(itemsOf(outline, columns.links));
  for (const { edge, to, last } of columns.segments) if (!last) items.set(to, gapItem(edge.id));
  const tops = levelsOf(columns, items);
  const bottom = Math.max(MARGIN, ...[...tops].map(([id, top]) => top + (items.get(id)?.height ?? 0)));
  const plan: Plan = { columns, items, tops, bottom };
  const { channels, lefts, right } = channelsOf(plan);

  const nodes = [...items].flatMap(([id, item]) => item.nodes.map((node) => moveNode(node, lefts.get(id) ?? 0, tops.get(id) ?? 0)));
  const inner = [...items].flatMap(([id, item]) => item.edges.map((edge) => moveEdge(edge, lefts.get(id) ?? 0, tops.get(id) ?? 0)));
  const routes = routesOf(plan, channels, lefts);
  const below = bottom + (columns.returns.length > 0 ? columns.returns.length * RETURN_LANE + 12 : 0);
  const loose = looseRow(outline.loose, MARGIN, below + (outline.tops.length > 0 ? BETWEEN : 0), Math.max(right, 640));
  return {
    width: Math.max(right, loose.right) + MARGIN,
    height: Math.max(below, loose.bottom) + MARGIN,
    nodes: [...nodes, ...loose.nodes],
    edges: [...routes, ...inner],
  };
}

/** Upper edges: swept until those who are joined stand level with each other, as far as there is room. */
function levelsOf(columns: Columns, items: ReadonlyMap<string, Item>): Map<string, number> {
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

function settle(column: readonly string[], segments: readonly Segment[], items: ReadonlyMap<string, Item>, tops: Map<string, number>, side: 'left' | 'right'): void {
  const wanted = column.map((id) => {
    const wishes = segments.flatMap(({ edge, from, to }) => {
      const here = exitLevel(items.get(from), edge.id);
      const there = entryLevel(items.get(to), edge.id);
      if (side === 'left' && from === id) return [(tops.get(to) ?? 0) + there - here];
      return side === 'right' && to === id ? [(tops.get(from) ?? 0) + here - there] : [];
    });
    return wishes.length === 0 ? (tops.get(id) ?? 0) : wishes.reduce((sum, one) => sum + one, 0) / wishes.length;
  });
  const gaps = column.slice(1).map((_, index) => (items.get(column[index] ?? '')?.height ?? 0) + BETWEEN);
  spread(wanted, gaps).forEach((top, index) => tops.set(column[index] ?? '', top));
}

function out(plan: Plan, id: string, edge: GraphEdge): number {
  return (plan.tops.get(id) ?? 0) + exitLevel(plan.items.get(id), edge.id);
}

function into(plan: Plan, id: string, edge: GraphEdge): number {
  return (plan.tops.get(id) ?? 0) + entryLevel(plan.items.get(id), edge.id);
}

function channelsOf(plan: Plan): { channels: Channel[]; lefts: Map<string, number>; right: number } {
  const { columns, segments, returns } = plan.columns;
  const channels: Channel[] = [];
  const lefts = new Map<string, number>();
  let x = MARGIN;
  for (let index = 0; index <= columns.length; index += 1) {
    const own = segments.filter(({ column }) => column === index);
    const arriving = [...own.filter(({ last }) => last).map(({ edge }) => edge), ...returns.filter(({ toColumn }) => toColumn === index).map(({ link }) => link.edge)];
    const lines: Interval[] = [
      ...own.map(({ edge, from, to }) => ({ id: edge.id, from: out(plan, from, edge), to: into(plan, to, edge) })),
      ...returns.filter(({ fromColumn }) => fromColumn + 1 === index).map(({ link }) => ({ id: `${link.edge.id}:down`, from: out(plan, link.from, link.edge), to: 1e7 })),
      ...returns.filter(({ toColumn }) => toColumn === index).map(({ link }) => ({ id: `${link.edge.id}:up`, from: 1e7, to: into(plan, link.to, link.edge) })),
    ];
    const lanes = channelLanes(lines, 8);
    const room = lines.length === 0 ? 0 : 18 + laneCount(lanes) * LANE;
    const label = Math.max(0, ...arriving.map((edge) => labelWidth(labelOf(edge))));
    const end = x + room + (arriving.length > 0 ? label + 34 : 0);
    channels.push({ lanes, start: x, labels: x + room, end: lines.length === 0 && index > 0 && index < columns.length ? x + BETWEEN : end });
    x = channels.at(-1)?.end ?? x;
    for (const id of columns[index] ?? []) lefts.set(id, x);
    x += Math.max(0, ...(columns[index] ?? []).map((id) => plan.items.get(id)?.width ?? 0));
  }
  return { channels, lefts, right: x };
}

function laneX(channel: Channel | undefined, id: string): number {
  return (channel?.start ?? 0) + 16 + (channel?.lanes.get(id) ?? 0) * LANE;
}

function routesOf(plan: Plan, channels: readonly Channel[], lefts: ReadonlyMap<string, number>): PlacedEdge[] {
  const at = (id: string): [number, number] => [lefts.get(id) ?? 0, plan.tops.get(id) ?? 0];
  return plan.columns.links.map(({ edge, from, to }): PlacedEdge => {
    const start = moved(plan.items.get(from)?.exits.get(edge.id) ?? [], ...at(from));
    const end = moved(plan.items.get(to)?.entries.get(edge.id) ?? [], ...at(to));
    const turn = plan.columns.returns.findIndex(({ link }) => link.edge.id === edge.id);
    const own = plan.columns.segments.filter((segment) => segment.edge.id === edge.id);
    const middle = turn >= 0 ? returnPoints(plan, channels, turn) : own.flatMap((segment) => crossing(plan, channels[segment.column], segment));
    const column = turn >= 0 ? plan.columns.returns[turn]?.toColumn : own.at(-1)?.column;
    const channel = channels[column ?? 0];
    const label = { x: ((channel?.labels ?? 0) + (channel?.end ?? 0) - 8) / 2, y: into(plan, to, edge) - 10, text: labelOf(edge) };
    return { edge, points: tidy([...start, ...middle, ...end]), label };
  });
}

function crossing(plan: Plan, channel: Channel | undefined, { edge, from, to }: Segment): { x: number; y: number }[] {
  const x = laneX(channel, edge.id);
  return [
    { x, y: out(plan, from, edge) },
    { x, y: into(plan, to, edge) },
  ];
}

function returnPoints(plan: Plan, channels: readonly Channel[], turn: number): { x: number; y: number }[] {
  const found = plan.columns.returns[turn];
  if (!found) return [];
  const { link, fromColumn, toColumn } = found;
  const right = laneX(channels[fromColumn + 1], `${link.edge.id}:down`);
  const left = laneX(channels[toColumn], `${link.edge.id}:up`);
  const y = plan.bottom + 14 + turn * RETURN_LANE;
  return [
    { x: right, y: out(plan, link.from, link.edge) },
    { x: right, y },
    { x: left, y },
    { x: left, y: into(plan, link.to, link.edge) },
  ];
}
