/** Places for things that must not lie on each other, on one axis. */

/**
 * Positions nearest to `wanted` (least squares) that keep their order and at least `gaps[i]` between i and i + 1.
 * Pool adjacent violators: neighbours that would collide move as one block around their mean.
 */
export function spread(wanted: readonly number[], gaps: readonly number[]): number[] {
  const offsets: number[] = [];
  const blocks: { sum: number; count: number }[] = [];
  let offset = 0;
  wanted.forEach((want, index) => {
    if (index > 0) offset += gaps[index - 1] ?? 0;
    offsets.push(offset);
    blocks.push({ sum: want - offset, count: 1 });
    mergeBack(blocks);
  });
  const places = blocks.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return places.map((place, index) => Math.round(place + (offsets[index] ?? 0)));
}

function mergeBack(blocks: { sum: number; count: number }[]): void {
  for (;;) {
    const last = blocks.at(-1);
    const before = blocks.at(-2);
    if (!last || !before || before.sum / before.count <= last.sum / last.count) return;
    blocks.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
  }
}

export interface Interval {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Lanes from 0 for intervals, so that no two in one lane come nearer than `gap`. First fit, in the order given. */
export function packLanes(intervals: readonly Interval[], gap: number): ReadonlyMap<string, number> {
  const lanes: Interval[][] = [];
  const found = new Map<string, number>();
  for (const interval of intervals) {
    let lane = lanes.findIndex((others) => others.every((other) => !touch(other, interval, gap)));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane]?.push(interval);
    found.set(interval.id, lane);
  }
  return found;
}

function touch(a: Interval, b: Interval, gap: number): boolean {
  const aLow = Math.min(a.from, a.to);
  const aHigh = Math.max(a.from, a.to);
  const bLow = Math.min(b.from, b.to);
  const bHigh = Math.max(b.from, b.to);
  return aLow < bHigh + gap && bLow < aHigh + gap;
}

/**
 * Lanes across a channel for lines that enter it at `from` and leave at `to`. A line that goes up takes its lane after
 * those that enter above it, one that goes down after those that enter below it: then lines of one bundle do not cross,
 * and no line runs along another's end. Straight lines need no lane and get none.
 */
export function channelLanes(lines: readonly Interval[], gap: number): ReadonlyMap<string, number> {
  const up = lines.filter(({ from, to }) => to < from).sort((a, b) => a.from - b.from);
  const down = lines.filter(({ from, to }) => to > from).sort((a, b) => b.from - a.from);
  const placed: { line: Interval; lane: number }[] = [];
  for (const line of [...up, ...down]) {
    const blocked = placed.filter((other) => touch(other.line, line, gap)).map(({ lane }) => lane);
    placed.push({ line, lane: blocked.length === 0 ? 0 : Math.max(...blocked) + 1 });
  }
  return new Map(placed.map(({ line, lane }) => [line.id, lane]));
}

export function laneCount(lanes: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const lane of lanes.values()) count = Math.max(count, lane + 1);
  return count;
}
