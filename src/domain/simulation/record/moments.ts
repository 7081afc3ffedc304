import { signalName } from '#domain/simulation/kernel/signals.ts';
import type { TraceEvent } from '#domain/simulation/trace/events.ts';
import type { Moment } from './types.ts';

/** The mark that an entry of the trace leaves on its container's line; none for most. */
export function momentOf(event: TraceEvent): readonly Moment[] {
  const mark = (kind: Moment['kind'], says: string): readonly Moment[] => [{ at: event.at, kind, says }];
  switch (event.op) {
    case 'bind':
      return mark('listens', `listens on port ${event.port}`);
    case 'bind-clash':
      return mark('port-clash', `wanted port ${event.port}, which ${event.by} has`);
    case 'ready':
      return event.ready ? mark('ready', 'is ready') : mark('not-ready', 'is not ready any more');
    case 'probe':
      return event.ok ? [] : mark('probe-failed', `${event.kind} probe failed: ${event.message}`);
    case 'signal':
      return mark('signal', `sent SIG${signalName(event.signal)} to ${event.process} of ${event.to}`);
    case 'stop':
      return mark('stop', `was asked to stop (SIG${signalName(event.signal)})`);
    case 'reload':
      return mark(
        'reload',
        event.ok ? 'read its configuration again' : 'could not read its new configuration',
      );
    case 'unmodelled':
      return mark('unmodelled', `does what is not modelled: ${event.what}`);
    default:
      return [];
  }
}
