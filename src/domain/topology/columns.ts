import { backArcs, orderLayers, ranksOf, type Arc } from './layers.ts';
import type { Link, Outline } from './outline.ts';
import type { GraphEdge, GraphNode } from './types.ts';

/** One link's way from a column to the next. Where it passes a column, it does so through a gap of its own. */
export interface Segment {
  readonly edge: GraphEdge;
  readonly from: string;
  readonly to: string;
  /** Column of `to`. */
  readonly column: number;
  /** `to` is the link's end, not a gap on its way. */
  readonly last: boolean;
}

/** A link that leads back to the left, or stays in its column: it goes round below everything. */
export interface Return {
  readonly link: Link;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface Columns {
  /** Ids from top to bottom, column by column: nodes, and the gaps of links that pass. */
  readonly columns: readonly (readonly string[])[];
  readonly segments: readonly Segment[];
  readonly returns: readonly Return[];
  /** Links in the order in which their ends should stand side by side. */
  readonly links: readonly Link[];
}

export function columnsOf(outline: Outline): Columns {
  const ids = outline.tops.map(({ id }) => id);
  const arcs = outline.links.map(({ edge, from, to }): Arc => ({ id: edge.id, from, to }));
  const back = backArcs(ids, arcs);
  const ranks = ranksOf(
    ids,
    arcs.filter(({ id }) => !back.has(id)),
    leastRank(outline),
  );
  const rank = (id: string): number => ranks.get(id) ?? 0;
  const segments: Segment[] = [];
  const returns: Return[] = [];
  const width = Math.max(-1, ...ranks.values()) + 1;
  const columns: string[][] = Array.from({ length: width }, () => []);
  for (const id of ids) columns[rank(id)]?.push(id);
  for (const link of outline.links) {
    if (rank(link.from) >= rank(link.to))
      returns.push({ link, fromColumn: rank(link.from), toColumn: rank(link.to) });
    else segments.push(...segmentsOf(link, rank(link.from), rank(link.to), columns));
  }
  const ordered = orderLayers(
    columns,
    segments.map(({ edge, from, to, column }) => ({ id: `${edge.id}@${column}`, from, to })),
  );
  const place = new Map(ordered.flatMap((column) => column.map((id, index) => [id, index])));
  const links = outline.links.toSorted(
    (a, b) =>
      (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0) || (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0),
  );
  return { columns: ordered, segments, returns, links };
}

function segmentsOf(link: Link, first: number, last: number, columns: string[][]): Segment[] {
  const found: Segment[] = [];
  let from = link.from;
  for (let column = first + 1; column <= last; column += 1) {
    const to = column === last ? link.to : `${link.edge.id}@${column}`;
    if (column < last) columns[column]?.push(to);
    found.push({ edge: link.edge, from, to, column, last: column === last });
    from = to;
  }
  return found;
}

/** Clients stand left of Services and Services left of Pods even before they are joined: what is typed next joins them. */
function leastRank(outline: Outline): (id: string) => number {
  const kinds = new Map(outline.tops.map(({ id, kind }) => [id, kind]));
  const has = (test: (kind: GraphNode['kind']) => boolean): number =>
    outline.tops.some(({ kind }) => test(kind)) ? 1 : 0;
  const clients = has((kind) => kind === 'client');
  const services = has(isService);
  const speaks = new Set(outline.links.map(({ from }) => from));
  return (id) => {
    const kind = kinds.get(id);
    if (kind === undefined || kind === 'client' || kind === 'external') return 0;
    if (isService(kind)) return clients;
    return speaks.has(id) ? 0 : clients + services;
  };
}

function isService(kind: GraphNode['kind']): boolean {
  return kind === 'service' || kind === 'loadBalancer';
}
