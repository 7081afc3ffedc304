import type { EventOf } from '#domain/simulation/trace/events.ts';
import type { Span } from './types.ts';

/** As long as this an exit shows its own reason; then the container waits for its next start. */
const SETTLES_MS = 1000;

interface Frame {
  readonly from: number;
  readonly to: number;
  /** Whether a container that ended so will be started again. */
  readonly restartsAfter: (exit: EventOf<'exit'>) => boolean;
  /** Why it does not run at the end, as its status has it; undefined when it does not say. */
  readonly waitsFor?: string | undefined;
}

/** From starts and ends to stretches of time without a gap. */
export function spansOf(
  starts: readonly EventOf<'start'>[],
  exits: readonly EventOf<'exit'>[],
  { from, to, restartsAfter, waitsFor }: Frame,
): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  let last: EventOf<'exit'> | undefined;
  for (const start of begun(starts, exits)) {
    spans.push(...between(at, start.at, last, true));
    const exit =
      start.op === 'exit' ? start : exits.find((one) => one.at >= start.at && one.index > start.index);
    at = exit?.at ?? to;
    spans.push({ from: start.at, to: at, state: 'running', reason: '', restart: start.restart });
    last = exit;
  }
  const goesOn = last !== undefined && restartsAfter(last);
  const rest = between(at, to, last, goesOn).map((span) =>
    span.state === 'waiting' ? { ...span, reason: waitsFor ?? span.reason } : span,
  );
  return [...spans, ...rest].filter((span) => span.to > span.from);
}

/** What could not be started leaves an end without a start: a run without any length. */
function begun(
  starts: readonly EventOf<'start'>[],
  exits: readonly EventOf<'exit'>[],
): readonly EventOf<'start' | 'exit'>[] {
  const failed = exits.filter(({ restart }) => !starts.some((start) => start.restart === restart));
  return [...starts, ...failed].toSorted((a, b) => a.index - b.index);
}

/** What stands between two runs, before the first and after the last. */
function between(
  from: number,
  to: number,
  exit: EventOf<'exit'> | undefined,
  goesOn: boolean,
): readonly Span[] {
  if (!exit) return [{ from, to, state: 'waiting', reason: 'not started', restart: 0 }];
  const common = { code: exit.code, restart: exit.restart };
  if (!goesOn) return [{ from, to, state: 'ended', reason: exit.reason, ...common }];
  const settled = Math.min(to, from + SETTLES_MS);
  return [
    { from, to: settled, state: 'ended', reason: exit.reason, ...common },
    { from: settled, to, state: 'waiting', reason: 'CrashLoopBackOff', ...common },
  ];
}
