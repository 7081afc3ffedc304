import type { Inside, Link } from './outline.ts';
import { countBy, groupBy, labelOf, labelWidth } from './place.ts';
import { SIZE, sizeOf, type Sized } from './size.ts';
import type { GraphEdge } from './types.ts';

/** One container in its row, with what touches it. `x` is within the Pod, `y` comes with the row. */
export interface Cell {
  readonly sized: Sized;
  readonly row: number;
  readonly x: number;
  readonly mounts: readonly GraphEdge[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** All boxes of a row are as tall as the tallest. */
  readonly height: number;
  readonly right: number;
}

/** An edge that the Pod has to lead: inside, in from the left, or out to the right. */
export interface Lead {
  readonly edge: GraphEdge;
  readonly way: 'inner' | 'in' | 'out';
  /** Container ids; undefined where the end is outside or the Pod itself. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** A straight horizontal line: to the next container, into the first of a row, or out of the last. */
  readonly straight: boolean;
}

export interface Grid {
  readonly rows: readonly Row[];
  readonly cells: ReadonlyMap<string, Cell>;
  readonly leads: readonly Lead[];
}

const A_ROW = 4;

function chunked<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, row) =>
    items.slice(row * size, row * size + size),
  );
}

function rowSize(count: number): number {
  if (count <= A_ROW + 1) return A_ROW + 1;
  return count <= 12 ? A_ROW : A_ROW + 2;
}

/** Containers in rows, with widths and the gaps that labels need. */
export function gridOf(podId: string, inside: Inside, links: readonly Link[], left: number): Grid {
  const rows = chunked(inside.containers, rowSize(inside.containers.length));
  const place = new Map(
    rows.flatMap((row, r) => row.map(({ id }, index) => [id, { r, index, last: index === row.length - 1 }])),
  );
  const straight = (from: string | undefined, to: string | undefined): boolean => {
    const a = from === undefined ? undefined : place.get(from);
    const b = to === undefined ? undefined : place.get(to);
    if (a && b) return a.r === b.r && b.index === a.index + 1;
    return a ? a.last : b?.index === 0;
  };
  const lead = (edge: GraphEdge, way: Lead['way'], from?: string, to?: string): Lead => {
    const known = {
      from: from !== undefined && place.has(from) ? from : undefined,
      to: to !== undefined && place.has(to) ? to : undefined,
    };
    return { edge, way, ...known, straight: straight(known.from, known.to) };
  };
  const leads = [
    ...inside.edges
      .filter(({ kind }) => kind !== 'mount')
      .map((edge) => lead(edge, 'inner', edge.from, edge.to)),
    ...links.filter(({ to }) => to === podId).map(({ edge }) => lead(edge, 'in', undefined, edge.to)),
    ...links.filter(({ from }) => from === podId).map(({ edge }) => lead(edge, 'out', edge.from)),
  ].filter(({ way, from, to }) => way !== 'inner' || (from !== undefined && to !== undefined));
  return placeRows(rows, inside, leads, left);
}

function placeRows(
  rows: readonly (readonly Inside['containers'][number][])[],
  inside: Inside,
  leads: readonly Lead[],
  left: number,
): Grid {
  const volumeOrder = new Map(inside.volumes.map(({ id }, index) => [id, index]));
  const mounts = groupBy(
    inside.edges.filter(({ kind }) => kind === 'mount'),
    ({ from }) => from,
  );
  const cells = new Map<string, Cell>();
  const placedRows = rows.map((row, r): Row => {
    let x = left;
    const placed = row.map((node, index): Cell => {
      const own = [...(mounts.get(node.id) ?? [])].sort(
        (a, b) => (volumeOrder.get(a.to) ?? 0) - (volumeOrder.get(b.to) ?? 0),
      );
      const arriving = leads.filter(
        ({ to, straight, edge }) => to === node.id && straight && edge.kind !== 'starts',
      );
      const sized = sizeOf(node, {
        least: Math.max(120, own.length * DROP + 2 * SIZE.padding),
        arrivals: countBy(arriving, ({ edge }) =>
          node.ports.some(({ port }) => port === edge.toPort) ? edge.toPort : undefined,
        ),
        exits: leads.filter(({ from, way, straight }) => from === node.id && way === 'out' && straight)
          .length,
      });
      if (index > 0) x += gapBefore(node.id, leads);
      const cell = { sized, row: r, x, mounts: own };
      x += sized.width;
      cells.set(node.id, cell);
      return cell;
    });
    return { cells: placed, height: Math.max(0, ...placed.map(({ sized }) => sized.height)), right: x };
  });
  return { rows: placedRows, cells, leads };
}

function gapBefore(id: string, leads: readonly Lead[]): number {
  const labels = leads
    .filter(({ to, straight, way }) => to === id && straight && way === 'inner')
    .map(({ edge }) => labelWidth(labelOf(edge)));
  const widest = Math.max(0, ...labels);
  return widest === 0 ? 36 : widest + 32;
}

/** Mounts leave their container side by side; their labels stand where they arrive. */
export const DROP = 22;
