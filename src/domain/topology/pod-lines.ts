import { groupBy, labelOf, tidy, type Point } from './place.ts';
import { ROOF_LANE, rowOf, type Roof } from './pod-leads.ts';
import { LANE } from './pod-mounts.ts';
import type { Cell, Grid, Lead } from './pod-rows.ts';
import { arrivalAt, SIZE } from './size.ts';
import type { PlacedEdge } from './types.ts';

export interface Frame {
  readonly grid: Grid;
  readonly roof: Roof;
  /** Upper edge of each row's boxes. */
  readonly tops: readonly number[];
  readonly width: number;
}

/** The level of a lead's lane above a row. */
function laneY(frame: Frame, row: number | undefined, edge: string): number {
  if (row === undefined) return 0;
  return (frame.tops[row] ?? 0) - 12 - (frame.roof.lanes.get(`${row}:${edge}`) ?? 0) * ROOF_LANE;
}

function cellOf(frame: Frame, id: string | undefined): Cell | undefined {
  return id === undefined ? undefined : frame.grid.cells.get(id);
}

/** Leads of one group arrive side by side: at the same socket, or at the place for those without one. */
function arrivalKey(frame: Frame, lead: Lead): string {
  const known = cellOf(frame, lead.to)?.sized.rows.has(lead.edge.toPort ?? -1) ?? false;
  return `${lead.straight}:${lead.to ?? ''}:${known ? lead.edge.toPort : ''}`;
}

export function innerEdges(frame: Frame): PlacedEdge[] {
  const inner = frame.grid.leads.filter(({ way }) => way === 'inner');
  const talking = inner.filter(({ straight, edge }) => straight && edge.kind !== 'starts');
  const together = groupBy(talking, (lead) => arrivalKey(frame, lead));
  return inner.map((lead) =>
    lead.straight
      ? straightEdge(frame, lead, together.get(arrivalKey(frame, lead)) ?? [lead])
      : roofEdge(frame, lead),
  );
}

function straightEdge(frame: Frame, lead: Lead, together: readonly Lead[]): PlacedEdge {
  const { edge } = lead;
  const a = cellOf(frame, lead.from);
  const b = cellOf(frame, lead.to);
  if (!a || !b) return { edge, points: [], label: { x: 0, y: 0, text: '' } };
  const level =
    edge.kind === 'starts'
      ? SIZE.nameAt
      : arrivalAt(b.sized, edge.toPort, together.indexOf(lead), together.length);
  const y = (frame.tops[b.row] ?? 0) + level;
  const start = { x: a.x + a.sized.width, y };
  const label = { x: (start.x + b.x) / 2 - 3, y: y - 10, text: labelOf(edge) };
  return { edge, points: [start, { x: b.x, y }], label };
}

function roofEdge(frame: Frame, lead: Lead): PlacedEdge {
  const { edge, from, to } = lead;
  const rowA = rowOf(frame.grid, from);
  const rowB = rowOf(frame.grid, to);
  const a = { x: frame.roof.tops.get(`${from}:${edge.id}`) ?? 0, y: frame.tops[rowA ?? 0] ?? 0 };
  const b = { x: frame.roof.tops.get(`${to}:${edge.id}`) ?? 0, y: frame.tops[rowB ?? 0] ?? 0 };
  const yA = laneY(frame, rowA, edge.id);
  const yB = laneY(frame, rowB, edge.id);
  const side = SIZE.podPadding + (frame.roof.sides.get(edge.id) ?? 0) * LANE;
  const middle =
    rowA === rowB
      ? []
      : [
          { x: side, y: yA },
          { x: side, y: yB },
        ];
  const points = tidy([a, { x: a.x, y: yA }, ...middle, { x: b.x, y: yB }, b]);
  const labelX = rowA === rowB ? (a.x + b.x) / 2 : (side + b.x) / 2;
  return { edge, points, label: { x: labelX, y: yB - 10, text: labelOf(edge) } };
}

export interface Opened {
  readonly entries: ReadonlyMap<string, readonly Point[]>;
  readonly exits: ReadonlyMap<string, readonly Point[]>;
}

/** Lines that cross the Pod's boundary: from its left border to a container, from a container to its right border. */
export function openEdges(frame: Frame): Opened {
  const entries = new Map<string, Point[]>();
  const exits = new Map<string, Point[]>();
  const incoming = frame.grid.leads.filter(({ way }) => way === 'in');
  for (const group of groupBy(incoming, (lead) => arrivalKey(frame, lead)).values()) {
    group.forEach((lead, index) => entries.set(lead.edge.id, entryOf(frame, lead, index, group.length)));
  }
  const outgoing = frame.grid.leads.filter(({ way }) => way === 'out');
  for (const group of groupBy(outgoing, ({ from, straight }) => `${straight}:${from}`).values()) {
    group.forEach((lead, index) => exits.set(lead.edge.id, exitOf(frame, lead, index, group.length)));
  }
  return { entries, exits };
}

function entryOf(frame: Frame, lead: Lead, index: number, count: number): Point[] {
  const cell = cellOf(frame, lead.to);
  if (!cell) return [{ x: 0, y: SIZE.nameAt + index * SIZE.arrival }];
  const top = frame.tops[cell.row] ?? 0;
  if (lead.straight) {
    const y = top + arrivalAt(cell.sized, lead.edge.toPort, index, count);
    return [
      { x: 0, y },
      { x: cell.x, y },
    ];
  }
  const x = frame.roof.tops.get(`${lead.to}:${lead.edge.id}`) ?? cell.x;
  const y = laneY(frame, cell.row, lead.edge.id);
  return [
    { x: 0, y },
    { x, y },
    { x, y: top },
  ];
}

function exitOf(frame: Frame, lead: Lead, index: number, count: number): Point[] {
  const cell = cellOf(frame, lead.from);
  if (!cell) return [{ x: frame.width, y: SIZE.nameAt + index * SIZE.arrival }];
  const top = frame.tops[cell.row] ?? 0;
  if (!lead.straight) {
    const x = frame.roof.tops.get(`${lead.from}:${lead.edge.id}`) ?? cell.x;
    const y = laneY(frame, cell.row, lead.edge.id);
    return [
      { x, y: top },
      { x, y },
      { x: frame.width, y },
    ];
  }
  const y = top + exitLevel(frame, cell, count) + Math.round((index - (count - 1) / 2) * SIZE.arrival);
  return [
    { x: cell.x + cell.sized.width, y },
    { x: frame.width, y },
  ];
}

/** Beside the first port where that leaves room for all, so that a request passes straight through. */
function exitLevel(frame: Frame, cell: Cell, count: number): number {
  const height = frame.grid.rows[cell.row]?.height ?? cell.sized.height;
  const wanted = [...cell.sized.rows.values()][0] ?? height / 2;
  const room = (count * SIZE.arrival) / 2;
  return Math.round(Math.min(Math.max(wanted, room), Math.max(room, height - room)));
}
