import { channelLanes, laneCount, type Interval } from './lanes.ts';
import { BETWEEN, into, MARGIN, out, type Plan } from './levels.ts';
import { labelOf, labelWidth } from './place.ts';

/** Space left of a column: lanes for what changes its level there, then room for labels and arrow heads. */
export interface Channel {
  readonly lanes: ReadonlyMap<string, number>;
  readonly start: number;
  /** Where labels begin. */
  readonly labels: number;
  readonly end: number;
}

const LANE = 14;
/** Lower than everything: where a line goes that leads back to the left. */
const BELOW = 1e7;

/** The channels from left to right, the left borders of what stands between them, and the right end of all. */
export interface Across {
  readonly channels: readonly Channel[];
  readonly lefts: ReadonlyMap<string, number>;
  readonly right: number;
}

export function channelsOf(plan: Plan): Across {
  const { columns } = plan.columns;
  const channels: Channel[] = [];
  const lefts = new Map<string, number>();
  let x = MARGIN;
  for (let index = 0; index <= columns.length; index += 1) {
    const column = columns[index] ?? [];
    const channel = channelAt(plan, index, x);
    channels.push(channel);
    for (const id of column) lefts.set(id, channel.end);
    x = channel.end + Math.max(0, ...column.map((id) => plan.items.get(id)?.width ?? 0));
  }
  return { channels, lefts, right: x };
}

function channelAt(plan: Plan, index: number, start: number): Channel {
  const lines = linesAcross(plan, index);
  const between = index > 0 && index < plan.columns.columns.length;
  if (lines.length === 0)
    return { lanes: new Map(), start, labels: start, end: between ? start + BETWEEN : start };
  const lanes = channelLanes(lines, 8);
  const count = laneCount(lanes);
  const labels = start + (count === 0 ? 0 : 12 + count * LANE);
  const widths = labelsAt(plan, index);
  return { lanes, start, labels, end: widths.length === 0 ? labels : labels + Math.max(...widths) + 24 };
}

/** Widths of the labels of all lines that end in the column. */
function labelsAt(plan: Plan, index: number): number[] {
  const { segments, returns } = plan.columns;
  const ending = segments.filter(({ column, last }) => last && column === index).map(({ edge }) => edge);
  const returning = returns.filter(({ toColumn }) => toColumn === index).map(({ link }) => link.edge);
  return [...ending, ...returning].map((edge) => labelWidth(labelOf(edge)));
}

function linesAcross(plan: Plan, index: number): Interval[] {
  const { segments, returns } = plan.columns;
  const forward = segments.filter(({ column }) => column === index);
  const down = returns.filter(({ fromColumn }) => fromColumn + 1 === index);
  const up = returns.filter(({ toColumn }) => toColumn === index);
  return [
    ...forward.map(({ edge, from, to }) => ({
      id: edge.id,
      from: out(plan, from, edge),
      to: into(plan, to, edge),
    })),
    ...down.map(({ link: { edge, from } }) => ({
      id: `${edge.id}:down`,
      from: out(plan, from, edge),
      to: BELOW,
    })),
    ...up.map(({ link: { edge, to } }) => ({ id: `${edge.id}:up`, from: BELOW, to: into(plan, to, edge) })),
  ];
}

export function laneX(channel: Channel | undefined, id: string): number {
  return (channel?.start ?? 0) + 14 + (channel?.lanes.get(id) ?? 0) * LANE;
}
