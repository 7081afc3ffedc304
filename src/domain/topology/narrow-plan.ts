import { columnsOf } from './columns.ts';
import { laneCount, packLanes, type Interval } from './lanes.ts';
import type { Outline } from './outline.ts';
import { groupBy } from './place.ts';
import type { GraphEdge, GraphNode } from './types.ts';

/** A line of the narrow drawing: straight down to the next box, or through a gutter on the left. */
export interface Way {
  readonly edge: GraphEdge;
  readonly straight: boolean;
  /** Lane of the gutter, from the boxes outwards. */
  readonly lane: number;
  /** Id of the Pod in whose own gutter it runs; undefined for the gutter left of everything. */
  readonly within: string | undefined;
}

export interface NarrowPlan {
  readonly tops: readonly GraphNode[];
  readonly ways: ReadonlyMap<string, Way>;
  /** Lines that end at a box, by its id. The straight one comes first. */
  readonly arriving: ReadonlyMap<string, readonly Way[]>;
  /** Lines that leave a box into a gutter. */
  readonly leaving: ReadonlyMap<string, readonly Way[]>;
  readonly outerLanes: number;
  readonly innerLanes: ReadonlyMap<string, number>;
}

/** Top-level nodes from top to bottom: each is followed by what it leads to. */
function readingOrder(outline: Outline): GraphNode[] {
  const { columns, links, returns } = columnsOf(outline);
  const back = new Set(returns.map(({ link }) => link.edge.id));
  const nexts = groupBy(links.filter(({ edge }) => !back.has(edge.id)), ({ from }) => from);
  const nodes = new Map(outline.tops.map((node) => [node.id, node]));
  const led = new Set([...nexts.values()].flat().map(({ to }) => to));
  const ids = columns.flat().filter((id) => nodes.has(id));
  const seen = new Set<string>();
  const stack = [...ids.filter((id) => !led.has(id)), ...ids].reverse();
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...(nexts.get(id) ?? []).map(({ to }) => to).reverse());
  }
  return [...seen].flatMap((id) => nodes.get(id) ?? []);
}

export function narrowPlan(outline: Outline): NarrowPlan {
  const tops = readingOrder(outline);
  const leaves = tops.flatMap((top) => {
    const inside = outline.insides.get(top.id);
    return inside && inside.containers.length + inside.volumes.length > 0 ? [...inside.containers, ...inside.volumes] : [top];
  });
  const index = new Map(leaves.map(({ id }, at) => [id, at]));
  for (const { id, kind } of tops) {
    const first = outline.insides.get(id)?.containers[0] ?? outline.insides.get(id)?.volumes[0];
    if (kind === 'pod' && first) index.set(id, index.get(first.id) ?? 0);
  }
  const inner = [...outline.insides].flatMap(([pod, { edges }]) => edges.filter(({ kind }) => kind !== 'mount').map((edge) => ({ edge, within: pod })));
  const outer = outline.links.map(({ edge }) => ({ edge, within: undefined }));
  const taken = new Set<string>();
  const open = [...inner, ...outer].map(({ edge, within }) => {
    const straight = isNext(edge, index, outline, taken);
    return { edge, within, straight };
  });
  const lanes = new Map<string, number>();
  const counts = new Map<string | undefined, number>();
  for (const [within, group] of groupBy(open.filter(({ straight }) => !straight), (way) => way.within)) {
    const runs = group.map(({ edge }): Interval => ({ id: edge.id, from: index.get(edge.from) ?? 0, to: index.get(edge.to) ?? 0 }));
    const packed = packLanes(runs.toSorted((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from)), 0.5);
    for (const [id, lane] of packed) lanes.set(id, lane);
    counts.set(within, laneCount(packed));
  }
  const ways = open.map((way): Way => ({ ...way, lane: lanes.get(way.edge.id) ?? 0 }));
  return {
    tops,
    ways: new Map(ways.map((way) => [way.edge.id, way])),
    arriving: groupBy(ways.toSorted((a, b) => Number(b.straight) - Number(a.straight)), ({ edge }) => edge.to),
    leaving: groupBy(ways.filter(({ straight }) => !straight), ({ edge }) => edge.from),
    outerLanes: counts.get(undefined) ?? 0,
    innerLanes: new Map([...counts].flatMap(([id, count]) => (id === undefined ? [] : [[id, count] as const]))),
  };
}

/** The next box below, and no other line goes straight there yet. A line from or to a whole Pod takes the gutter. */
function isNext(edge: GraphEdge, index: ReadonlyMap<string, number>, outline: Outline, taken: Set<string>): boolean {
  const from = index.get(edge.from);
  const to = index.get(edge.to);
  if (from === undefined || to !== from + 1 || taken.has(edge.to) || outline.insides.has(edge.from)) return false;
  taken.add(edge.to);
  return true;
}
