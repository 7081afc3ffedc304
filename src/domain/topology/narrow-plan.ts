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
export function readingOrder(outline: Outline): GraphNode[] {
  const { columns, links, returns } = columnsOf(outline);
  const back = new Set(returns.map(({ link }) => link.edge.id));
  const nexts = groupBy(
    links.filter(({ edge }) => !back.has(edge.id)),
    ({ from }) => from,
  );
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

type Open = Omit<Way, 'lane'>;

export function narrowPlan(outline: Outline): NarrowPlan {
  const tops = readingOrder(outline);
  const index = placesOf(tops, outline);
  const inner = [...outline.insides].flatMap(([within, { edges }]) =>
    edges.filter(({ kind }) => kind !== 'mount').map((edge) => ({ edge, within })),
  );
  const outer = outline.links.map(({ edge }) => ({ edge, within: undefined }));
  const taken = new Set<string>();
  const open = [...inner, ...outer].map((way): Open => ({
    ...way,
    straight: isNext(way.edge, index, outline, taken),
  }));
  const gutters = groupBy(
    open.filter(({ straight }) => !straight),
    ({ within }) => within,
  );
  const packed = new Map([...gutters].map(([within, group]) => [within, lanesOf(group, index)]));
  const ways = open.map((way): Way => ({ ...way, lane: packed.get(way.within)?.get(way.edge.id) ?? 0 }));
  const straightFirst = ways.toSorted((a, b) => Number(b.straight) - Number(a.straight));
  return {
    tops,
    ways: new Map(ways.map((way) => [way.edge.id, way])),
    arriving: groupBy(straightFirst, ({ edge }) => edge.to),
    leaving: groupBy(
      ways.filter(({ straight }) => !straight),
      ({ edge }) => edge.from,
    ),
    outerLanes: laneCount(packed.get(undefined) ?? new Map()),
    innerLanes: new Map(
      [...packed].flatMap(([id, lanes]) => (id === undefined ? [] : [[id, laneCount(lanes)] as const])),
    ),
  };
}

/** The place of each box from top to bottom. A Pod has that of its first part. */
function placesOf(tops: readonly GraphNode[], outline: Outline): Map<string, number> {
  const places = new Map<string, number>();
  let next = 0;
  for (const { id } of tops) {
    const inside = outline.insides.get(id);
    places.set(id, next);
    const parts = inside ? [...inside.containers, ...inside.volumes] : [];
    parts.forEach((part, index) => places.set(part.id, next + index));
    next += Math.max(1, parts.length);
  }
  return places;
}

/** Short ways run nearest to the boxes. */
function lanesOf(group: readonly Open[], index: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const runs = group.map(({ edge }): Interval => ({
    id: edge.id,
    from: index.get(edge.from) ?? 0,
    to: index.get(edge.to) ?? 0,
  }));
  return packLanes(
    runs.toSorted((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from)),
    0.5,
  );
}

/** The next box below, and no other line goes straight there yet. A line from or to a whole Pod takes the gutter. */
function isNext(
  edge: GraphEdge,
  index: ReadonlyMap<string, number>,
  outline: Outline,
  taken: Set<string>,
): boolean {
  const from = index.get(edge.from);
  const to = index.get(edge.to);
  if (from === undefined || to !== from + 1 || taken.has(edge.to) || outline.insides.has(edge.from))
    return false;
  taken.add(edge.to);
  return true;
}
