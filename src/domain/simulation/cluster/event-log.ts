import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { ApiObject } from './kinds.ts';
import type { ClusterEvent } from './running.ts';

interface NewEvent {
  readonly type: ClusterEvent['type'];
  readonly reason: string;
  readonly message: string;
  readonly from: string;
  readonly fieldPath?: string;
}

/** The events of the cluster; the same one again is counted (EventCorrelator of client-go). */
export class EventLog {
  private readonly kernel: Kernel;
  private readonly events = new Map<string, ClusterEvent>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  add({ kind = '', metadata }: ApiObject, { type, reason, message, from, fieldPath = '' }: NewEvent): void {
    const { name = '', namespace = '' } = metadata ?? {};
    const { now } = this.kernel;
    const key = JSON.stringify([kind, namespace, name, fieldPath, type, reason, message, from]);
    const old = this.events.get(key);
    this.events.set(key, {
      type,
      reason,
      message,
      kind,
      name,
      namespace,
      fieldPath,
      from,
      first: old?.first ?? now,
      last: now,
      count: (old?.count ?? 0) + 1,
    });
    const container = /\{(.*)\}/.exec(fieldPath)?.[1] ?? '';
    const actor = { container: { pod: kind === 'Pod' ? name : '', name: container } };
    this.kernel.trace.record(actor, { op: 'event', type, reason, message });
  }

  /** In the order in which they came first. */
  list(): readonly ClusterEvent[] {
    return [...this.events.values()];
  }
}
