import { fit, widthOf, wrap } from './text.ts';
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

function wantedWidth(node: GraphNode): number {
  const ports = node.ports.map(({ label }) => widthOf(label, SIZE.small, 'mono') + 6);
  const name = widthOf(node.name.slice(0, 80), SIZE.name, 'strong') + besideName(node);
  const detail = widthOf(node.detail.slice(0, 80), SIZE.small, 'mono');
  const trouble = node.trouble === '' ? 0 : Math.min(150, widthOf(node.trouble, SIZE.small, 'sans'));
  return Math.max(name, detail, trouble, ...ports) + 2 * SIZE.padding;
}

/** Text and measures of one box. The name is the first line, the detail the second, then the trouble. */
export function sizeOf(node: GraphNode, demand: Demand = {}): Sized {
  const most = demand.most ?? Math.max(capOf(node), demand.least ?? 0);
  const least = demand.least ?? (node.kind === 'client' || node.kind === 'external' ? 84 : 116);
  const width = Math.round(Math.min(Math.max(wantedWidth(node), least), most));
  const inner = width - 2 * SIZE.padding;
  const lines = [fit(node.name, inner - besideName(node), SIZE.name, 'strong')];
  if (node.detail !== '') lines.push(fit(node.detail, inner, SIZE.small, 'mono'));
  const trouble = node.trouble === '' ? [] : wrap(node.trouble, inner, SIZE.small, 'sans', 4);
  lines.push(...trouble);

  const top = (node.kind === 'volume' ? SIZE.cylinder : 0) + (node.detail === '' ? 0 : SIZE.lineStep);
  let y = top + SIZE.nameAt + 12 + trouble.length * SIZE.troubleRow;
  const rows = new Map<number, number>();
  for (const { port } of node.ports) {
    const height = Math.max(SIZE.portRow, SIZE.arrival * (demand.arrivals?.get(port) ?? 1));
    rows.set(port, y + height / 2);
    y += height;
  }
  const spare = Math.max(0, demand.arrivals?.get(undefined) ?? 0) * SIZE.arrival;
  const room = node.ports.length > 0 ? spare : Math.max(0, spare - 2 * SIZE.arrival);
  const height = Math.round(Math.max(y + room + 10, (demand.exits ?? 0) * SIZE.arrival + 16, 46));
  return { node, lines, width, height, rows, spareRow: y + spare / 2 };
}

/** Where a line that leads to `port` arrives, `index`-th of `count` there, below the upper edge. */
export function arrivalAt(sized: Sized, port: number | undefined, index: number, count: number): number {
  const row = port === undefined ? undefined : sized.rows.get(port);
  const centre = row ?? (sized.rows.size === 0 ? sized.height / 2 : sized.spareRow);
  return Math.round(centre + (index - (count - 1) / 2) * SIZE.arrival);
}
