import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { metaOf, type ApiObject } from './kinds.ts';
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

  add(about: ApiObject, { fieldPath = '', ...event }: NewEvent): void {
    const { name, namespace } = metaOf(about);
    const { kind = '' } = about;
    const same = { ...event, kind, name, namespace, fieldPath };
    const key = JSON.stringify(same);
    const { now } = this.kernel;
    const { first, count } = this.events.get(key) ?? { first: now, count: 0 };
    this.events.set(key, { ...same, first, last: now, count: count + 1 });
    this.tell(kind === 'Pod' ? name : '', fieldPath, event);
  }

  private tell(pod: string, fieldPath: string, { type, reason, message }: NewEvent): void {
    const container = /\{(.*)\}/.exec(fieldPath)?.[1] ?? '';
    this.kernel.trace.record({ container: { pod, name: container } }, { op: 'event', type, reason, message });
  }

  /** In the order in which they came first. */
  list(): readonly ClusterEvent[] {
    return [...this.events.values()];
  }
}
