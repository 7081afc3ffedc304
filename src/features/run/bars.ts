/** A container's line on the chart, as plain numbers: bars by state, marks where a run ended, ticks where it wrote its log. */
import type { ContainerRecord, LogEntry, Moment, Span } from '#domain/simulation/record/types.ts';
import { shareOf } from './axis.ts';

export type Tone = 'plain' | 'good' | 'bad';

export interface Bar {
  readonly state: Span['state'];
  /** In percent of the axis. */
  readonly left: number;
  readonly width: number;
  readonly label: string;
  readonly tone: Tone;
}

/** How a run ended, at its end. */
export interface EndMark {
  readonly left: number;
  readonly code: number;
  /** Nothing else stands close behind it, so that the code can be written out. */
  readonly roomy: boolean;
}

export interface LogTick {
  readonly left: number;
  readonly stderr: boolean;
}

/** Percent of the axis that a written exit code takes. */
const ROOM = 9;
/** Lines within one of so many parts of the axis are one tick. */
const PARTS = 200;

/** Waiting is no trouble as long as it is the Pod's own beginning. */
const CALM: ReadonlySet<string> = new Set([
  '',
  'not started',
  'PodInitializing',
  'ContainerCreating',
  'Completed',
]);

export function toneOf({ state, reason, code }: Pick<Span, 'state' | 'reason' | 'code'>): Tone {
  if (state === 'ended' && code === 0) return 'good';
  return state === 'running' || (CALM.has(reason) && (code ?? 0) === 0) ? 'plain' : 'bad';
}

const labelOf = ({ state, reason }: Span): string =>
  state === 'running' ? 'running' : reason || (state === 'waiting' ? 'waiting' : 'ended');

export function barsOf({ spans }: ContainerRecord, length: number): readonly Bar[] {
  return spans.map((span) => ({
    state: span.state,
    left: shareOf(span.from, length),
    width: shareOf(span.to - span.from, length),
    label: labelOf(span),
    tone: toneOf(span),
  }));
}

/** The first stretch after a run tells of its end; a run may have no length. */
export const isEnd = ({ code, restart }: Span, before: Span | undefined): boolean =>
  code !== undefined && (before?.code === undefined || before.restart !== restart);

export function endMarksOf({ spans }: ContainerRecord, length: number): readonly EndMark[] {
  const ends = spans.filter((span, index) => isEnd(span, spans[index - 1]));
  return ends.map(({ from, code = 0 }, index) => {
    const next = ends[index + 1]?.from ?? length;
    return { left: shareOf(from, length), code, roomy: shareOf(next - from, length) >= ROOM };
  });
}

export interface MomentMark {
  readonly kind: Moment['kind'];
  readonly says: string;
  readonly at: number;
  readonly left: number;
  /** How many signs wide it stands beside its place, as others are there. */
  readonly nudge: number;
}

/** Percent of the axis that a sign takes. */
const SIGN = 3.4;
const MOST_NUDGES = 3;

/** One sign for several of the same kind in one place; different ones stand beside each other. */
export function momentMarksOf({ moments }: ContainerRecord, length: number): readonly MomentMark[] {
  const marks: MomentMark[] = [];
  for (const moment of moments) {
    const left = shareOf(moment.at, length);
    const near = marks.filter((mark) => left - mark.left < SIGN);
    if (near.length >= MOST_NUDGES || near.some(({ kind }) => kind === moment.kind)) continue;
    marks.push({ ...moment, left, nudge: near.length });
  }
  return marks;
}

/** One tick for lines that cannot be told apart; it counts as one of standard error as soon as one of them is. */
export function logTicksOf(log: readonly LogEntry[], length: number): readonly LogTick[] {
  const ticks = new Map<number, LogTick>();
  for (const { at, stream } of log) {
    const part = Math.floor((shareOf(at, length) / 100) * PARTS);
    const before = ticks.get(part);
    ticks.set(part, {
      left: before?.left ?? shareOf(at, length),
      stderr: stream === 'stderr' || before?.stderr === true,
    });
  }
  return [...ticks.values()];
}
