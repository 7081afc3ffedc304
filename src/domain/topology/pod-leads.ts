import { packLanes, type Interval } from './lanes.ts';
import { labelOf, labelWidth } from './place.ts';
import type { Cell, Grid, Lead } from './pod-rows.ts';

/** A lead that is no straight line runs in a lane above the row of each of its containers. */
export interface Roof {
  /** Lane of each lead above a row, by `row:edge id`. Lane 0 is the lowest. */
  readonly lanes: ReadonlyMap<string, number>;
  /** How many lanes each row has above it. */
  readonly counts: readonly number[];
  /** Where each lead meets the upper edge of a container, by `container id:edge id`. */
  readonly tops: ReadonlyMap<string, number>;
  /** Channel left of the rows for leads from row to row, by edge id. */
  readonly sides: ReadonlyMap<string, number>;
}

export const ROOF_LANE = 24;

export function roofOf(grid: Grid): Roof {
  const bent = grid.leads.filter(
    ({ straight, from, to }) => !straight && (from !== undefined || to !== undefined),
  );
  const tops = topsOf(grid, bent);
  const lanes = new Map<string, number>();
  const counts = grid.rows.map((row, r) => {
    // The last that comes in takes the lowest lane and turns down first: so lines that come in together do not cross.
    const runs = bent.toReversed().flatMap((lead) => runsIn(r, row.right, lead, grid, tops));
    const packed = packLanes(runs, 16);
    for (const [id, lane] of packed) lanes.set(`${r}:${id}`, lane);
    return new Set(packed.values()).size;
  });
  const sideways = bent.filter(
    ({ from, to }) => rowOf(grid, from) !== rowOf(grid, to) && from !== undefined && to !== undefined,
  );
  return { lanes, counts, tops, sides: new Map(sideways.map(({ edge }, index) => [edge.id, index])) };
}

export function rowOf(grid: Grid, id: string | undefined): number | undefined {
  return id === undefined ? undefined : grid.cells.get(id)?.row;
}

/** What of a lead runs above row `r`, from left to right. */
function runsIn(r: number, right: number, lead: Lead, grid: Grid, tops: Roof['tops']): Interval[] {
  const { edge } = lead;
  const topIn = (id: string | undefined): number[] =>
    rowOf(grid, id) === r ? [tops.get(`${id}:${edge.id}`) ?? 0] : [];
  const ends = [...topIn(lead.from), ...topIn(lead.to)];
  const [one, other] = ends;
  if (one === undefined) return [];
  if (other !== undefined) {
    const spare = Math.max(0, (labelWidth(labelOf(edge)) - Math.abs(other - one)) / 2);
    return [{ id: edge.id, from: Math.min(one, other) - spare, to: Math.max(one, other) + spare }];
  }
  return [
    lead.way === 'out' ? { id: edge.id, from: one, to: right + 40 } : { id: edge.id, from: 0, to: one },
  ];
}

/** Each bent lead has its own place on the upper edge; those that come from the left stand left. */
function topsOf(grid: Grid, bent: readonly Lead[]): Map<string, number> {
  const tops = new Map<string, number>();
  for (const [id, cell] of grid.cells) {
    const own = bent.filter(({ from, to }) => from === id || to === id);
    const ordered = own.toReversed().sort((a, b) => sideOf(a, id, grid) - sideOf(b, id, grid));
    const step = Math.min(18, (cell.sized.width - 40) / Math.max(1, ordered.length));
    const start = cell.x + cell.sized.width / 2 - (step * (ordered.length - 1)) / 2;
    ordered.forEach(({ edge }, index) => tops.set(`${id}:${edge.id}`, Math.round(start + index * step)));
  }
  return tops;
}

function sideOf(lead: Lead, id: string, grid: Grid): number {
  if (lead.way === 'in') return -1;
  if (lead.way === 'out') return 1e6;
  const other: Cell | undefined = grid.cells.get((lead.from === id ? lead.to : lead.from) ?? '');
  return other?.x ?? 0;
}
