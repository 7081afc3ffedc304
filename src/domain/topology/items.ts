import type { Item } from './item.ts';
import { widePod } from './pod-wide.ts';
import type { Link, Outline } from './outline.ts';
import { countBy, groupBy, placed, type Point } from './place.ts';
import { arrivalAt, SIZE, sizeOf, type Sized } from './size.ts';
import type { GraphNode } from './types.ts';

export function itemsOf(outline: Outline, links: readonly Link[]): Map<string, Item> {
  const touching = groupBy(
    links.flatMap((link) => [
      { id: link.from, link },
      { id: link.to, link },
    ]),
    ({ id }) => id,
  );
  return new Map(
    outline.tops.map((node) => {
      const own = (touching.get(node.id) ?? []).map(({ link }) => link);
      const inside = outline.insides.get(node.id);
      return [node.id, inside ? widePod(node, inside, own) : single(node, own)];
    }),
  );
}

/** A gap in a column that a link passes through. */
export function gapItem(edgeId: string): Item {
  const through = new Map([[edgeId, [{ x: 0, y: 0 }]]]);
  return { width: 0, height: 0, nodes: [], edges: [], entries: through, exits: through };
}

function single(node: GraphNode, links: readonly Link[]): Item {
  const shown = (port: number | undefined): number | undefined =>
    node.ports.some((one) => one.port === port) ? port : undefined;
  const ins = links.filter(({ to }) => to === node.id);
  const outs = links.filter(({ from }) => from === node.id);
  const arrivals = countBy(ins, ({ edge }) => shown(edge.toPort));
  const leavings = countBy(outs, ({ edge }) => shown(edge.fromPort));
  const most = new Map(
    [...arrivals, ...leavings].map(([port]) => [
      port,
      Math.max(arrivals.get(port) ?? 0, leavings.get(port) ?? 0),
    ]),
  );
  const sized = sizeOf(node, { arrivals: most, exits: Math.max(0, ...leavings.values()) });
  return {
    width: sized.width,
    height: sized.height,
    nodes: [placed(sized, 0, 0)],
    edges: [],
    entries: sideOf(sized, ins, ({ edge }) => shown(edge.toPort), 0),
    exits: sideOf(sized, outs, ({ edge }) => shown(edge.fromPort), sized.width),
  };
}

function sideOf(
  sized: Sized,
  links: readonly Link[],
  portOf: (link: Link) => number | undefined,
  x: number,
): Map<string, Point[]> {
  const side = new Map<string, Point[]>();
  for (const [port, group] of groupBy(links, portOf)) {
    group.forEach(({ edge }, index) =>
      side.set(edge.id, [{ x, y: arrivalAt(sized, port, index, group.length) }]),
    );
  }
  return side;
}

/** The level at which a line leaves an item on its right, or reaches it on its left. */
export function exitLevel(item: Item | undefined, edgeId: string): number {
  return item?.exits.get(edgeId)?.at(-1)?.y ?? SIZE.nameAt;
}

export function entryLevel(item: Item | undefined, edgeId: string): number {
  return item?.entries.get(edgeId)?.[0]?.y ?? SIZE.nameAt;
}
