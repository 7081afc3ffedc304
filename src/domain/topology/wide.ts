import { channelsOf } from './channels.ts';
import { columnsOf } from './columns.ts';
import { gapItem, itemsOf } from './items.ts';
import { BETWEEN, levelsOf, MARGIN, type Plan } from './levels.ts';
import { looseRow } from './loose.ts';
import type { Outline } from './outline.ts';
import { moveEdge, moveNode } from './place.ts';
import { RETURN_LANE, routesOf } from './routes.ts';
import type { Layout } from './types.ts';

/** From left to right: clients, Services, Pods, and on from there. */
export function wideLayout(outline: Outline): Layout {
  const columns = columnsOf(outline);
  const items = new Map(itemsOf(outline, columns.links));
  for (const { edge, to, last } of columns.segments) if (!last) items.set(to, gapItem(edge.id));
  const tops = levelsOf(columns, items);
  const bottom = Math.max(MARGIN, ...[...tops].map(([id, top]) => top + (items.get(id)?.height ?? 0)));
  const plan: Plan = { columns, items, tops, bottom };
  const across = channelsOf(plan);

  const placed = [...items].map(([id, item]) => ({
    item,
    x: across.lefts.get(id) ?? 0,
    y: tops.get(id) ?? 0,
  }));
  const turns = columns.returns.length;
  const below = bottom + (turns > 0 ? turns * RETURN_LANE + 12 : 0);
  const looseTop = below + (outline.tops.length > 0 ? BETWEEN : 0);
  const loose = looseRow(outline.loose, MARGIN, looseTop, Math.max(across.right, 640));
  return {
    width: Math.max(across.right, loose.right) + MARGIN,
    height: Math.max(below, loose.bottom) + MARGIN,
    nodes: [
      ...placed.flatMap(({ item, x, y }) => item.nodes.map((node) => moveNode(node, x, y))),
      ...loose.nodes,
    ],
    edges: [
      ...routesOf(plan, across),
      ...placed.flatMap(({ item, x, y }) => item.edges.map((edge) => moveEdge(edge, x, y))),
    ],
  };
}
