import type { EventOf } from '#domain/simulation/trace/events.ts';
import type { Span } from './types.ts';

/** As long as this an exit shows its own reason; then the container waits for its next start. */
const SETTLES_MS = 1000;

interface Frame {
  readonly from: number;
  readonly to: number;
  /** Whether a container that ended so will be started again. */
  readonly restartsAfter: (exit: EventOf<'exit'>) => boolean;
}

/** From starts and ends to stretches of time without a gap. */
export function spansOf(
  starts: readonly EventOf<'start'>[],
  exits: readonly EventOf<'exit'>[],
  { from, to, restartsAfter }: Frame,
): readonly Span[] {
  const spans: Span[] = [];
  let at = from;
  let last: EventOf<'exit'> | undefined;
  for (const start of starts) {
    spans.push(...between(at, start.at, last, true));
    const exit = exits.find((one) => one.at >= start.at && one.index > start.index);
    at = exit?.at ?? to;
    spans.push({ from: start.at, to: at, state: 'running', reason: '', restart: start.restart });
    last = exit;
  }
  const goesOn = last !== undefined && restartsAfter(last);
  return [...spans, ...between(at, to, last, goesOn)].filter((span) => span.to > span.from);
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
