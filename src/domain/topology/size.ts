import { fit, widthOf, wrap, type Face } from './text.ts';
import type { GraphNode } from './types.ts';

/** The measures that layout and drawing share, in CSS pixels. */
export const SIZE = {
  name: 14,
  small: 12,
  padding: 14,
  /** Centre of the name, below the upper edge. */
  nameAt: 23,
  /** Centre of the second line, below that of the name. */
  lineStep: 19,
  portRow: 24,
  troubleRow: 16,
  /** Least distance of two lines that arrive side by side, so that the label of one fits above it. */
  arrival: 24,
  /** Upper edge of a cylinder takes this much. */
  cylinder: 10,
  glyph: 24,
  podTitle: 40,
  podPadding: 22,
} as const;

export interface Sized {
  readonly node: GraphNode;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Centre of each port's row, below the upper edge. */
  readonly rows: ReadonlyMap<number, number>;
  /** Where lines may arrive that lead to no port shown. */
  readonly spareRow: number;
}

/** What the box has to make room for besides its text. */
export interface Demand {
  readonly least?: number;
  readonly most?: number;
  /** How many lines arrive at each port; `undefined` for those that lead to no port shown. */
  readonly arrivals?: ReadonlyMap<number | undefined, number>;
  readonly exits?: number;
}

const CAP = { container: 230, volume: 210, client: 150, other: 230 };

function capOf(node: GraphNode): number {
  if (node.kind === 'container' || node.kind === 'volume' || node.kind === 'client') return CAP[node.kind];
  return CAP.other;
}

/** Width of what stands beside the name: the role's tag of a container, a client's glyph. */
function besideName(node: GraphNode): number {
  if (node.kind === 'container' && node.role) return widthOf(node.role, SIZE.small, 'sans') + 14;
  return node.kind === 'client' || node.kind === 'external' ? SIZE.glyph : 0;
}

/** An image is set as code, a kind of object as words. */
export function detailFace(node: GraphNode): Face {
  return node.kind === 'container' ? 'mono' : 'sans';
}

function wantedWidth(node: GraphNode): number {
  const ports = node.ports.map(({ label }) => widthOf(label, SIZE.small, 'mono') + 6);
  const name = widthOf(node.name.slice(0, 80), SIZE.name, 'strong') + besideName(node);
  const detail = widthOf(node.detail.slice(0, 80), SIZE.small, detailFace(node));
  const trouble = node.trouble === '' ? 0 : Math.min(150, widthOf(node.trouble, SIZE.small, 'sans'));
  return Math.max(name, detail, trouble, ...ports) + 2 * SIZE.padding;
}

/** Text and measures of one box. The name is the first line, the detail the second, then the trouble. */
export function sizeOf(node: GraphNode, demand: Demand = {}): Sized {
  const width = boxWidth(node, demand);
  const lines = linesOf(node, width - 2 * SIZE.padding);
  const lid = node.kind === 'volume' ? SIZE.cylinder : 0;
  const more = lines.slice(1).length;
  const detail = node.detail === '' ? 0 : 1;
  const top = lid + SIZE.nameAt + 12 + detail * SIZE.lineStep + (more - detail) * SIZE.troubleRow;
  const arrivals = demand.arrivals ?? new Map<number | undefined, number>();
  const { rows, bottom } = rowsOf(node, arrivals, top);
  const spare = (arrivals.get(undefined) ?? 0) * SIZE.arrival;
  const room = rows.size > 0 ? spare : Math.max(0, spare - 2 * SIZE.arrival);
  const height = Math.round(Math.max(bottom + room + 10, (demand.exits ?? 0) * SIZE.arrival + 16, 46));
  return { node, lines, width, height, rows, spareRow: bottom + spare / 2 };
}

function boxWidth(node: GraphNode, demand: Demand): number {
  const least = demand.least ?? (node.kind === 'client' || node.kind === 'external' ? 76 : 112);
  const most = demand.most ?? Math.max(capOf(node), least);
  return Math.round(Math.min(Math.max(wantedWidth(node), least), most));
}

function linesOf(node: GraphNode, inner: number): string[] {
  const lines = [fit(node.name, inner - besideName(node), SIZE.name, 'strong')];
  if (node.detail !== '') lines.push(fit(node.detail, inner, SIZE.small, detailFace(node)));
  if (node.trouble !== '') lines.push(...wrap(node.trouble, inner, SIZE.small, 'sans', 4));
  return lines;
}

function rowsOf(
  node: GraphNode,
  arrivals: NonNullable<Demand['arrivals']>,
  top: number,
): { rows: Map<number, number>; bottom: number } {
  const rows = new Map<number, number>();
  let bottom = top;
  for (const { port } of node.ports) {
    const height = Math.max(SIZE.portRow, SIZE.arrival * (arrivals.get(port) ?? 1));
    rows.set(port, bottom + height / 2);
    bottom += height;
  }
  return { rows, bottom };
}

/** Where a line that leads to `port` arrives, `index`-th of `count` there, below the upper edge. */
export function arrivalAt(sized: Sized, port: number | undefined, index: number, count: number): number {
  const row = port === undefined ? undefined : sized.rows.get(port);
  const centre = row ?? (sized.rows.size === 0 ? sized.height / 2 : sized.spareRow);
  return Math.round(centre + (index - (count - 1) / 2) * SIZE.arrival);
}
