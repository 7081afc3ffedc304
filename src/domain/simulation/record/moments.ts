import { signalName } from '#domain/simulation/kernel/signals.ts';
import type { EventOf, Happening, TraceEvent } from '#domain/simulation/trace/events.ts';
import type { Moment } from './types.ts';

type Mark = Omit<Moment, 'at'> | undefined;

/** Happenings that leave a mark on their container's line, and which. */
const MARKS: { readonly [Op in Happening['op']]?: (event: EventOf<Op>) => Mark } = {
  bind: ({ port }) => ({ kind: 'listens', says: `listens on port ${port}` }),
  'bind-clash': ({ port, by }) => ({ kind: 'port-clash', says: `wanted port ${port}, which ${by} has` }),
  ready: ({ ready }) =>
    ready ? { kind: 'ready', says: 'is ready' } : { kind: 'not-ready', says: 'is not ready any more' },
  probe: ({ ok, kind, message }) =>
    ok ? undefined : { kind: 'probe-failed', says: `${kind} probe failed: ${message}` },
  signal: ({ signal, process, to }) => ({
    kind: 'signal',
    says: `sent SIG${signalName(signal)} to ${process} of ${to}`,
  }),
  stop: ({ signal }) => ({ kind: 'stop', says: `was asked to stop (SIG${signalName(signal)})` }),
  reload: ({ ok }) => ({
    kind: 'reload',
    says: ok ? 'read its configuration again' : 'could not read its new configuration',
  }),
  unmodelled: ({ what }) => ({ kind: 'unmodelled', says: `does what is not modelled: ${what}` }),
};

/** The mark of an entry of the trace; none for most. */
export function momentOf(event: TraceEvent): readonly Moment[] {
  const mark = MARKS[event.op] as ((event: TraceEvent) => Mark) | undefined;
  const found = mark?.(event);
  return found ? [{ at: event.at, ...found }] : [];
}
