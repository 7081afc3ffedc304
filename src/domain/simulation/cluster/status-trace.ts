import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { podColumns } from '#domain/simulation/kubectl/status-columns.ts';
import type { Change } from './store.ts';

/** Tells the trace whenever the columns of `kubectl get pods` change. */
export class StatusTrace {
  private readonly kernel: Kernel;
  private readonly rows = new Map<string, string>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  see({ what, kind, object }: Change): void {
    if (kind !== 'Pod') return;
    if (what === 'removed') return this.tellGone(object.metadata?.name ?? '');
    const { status, ready, restartCount } = podColumns(object as Pod, this.kernel.wallTime);
    const { uid = '', name = '' } = object.metadata ?? {};
    const row = JSON.stringify([status, ready, restartCount]);
    if (status === '' || this.rows.get(uid) === row) return;
    this.rows.set(uid, row);
    const actor = { container: { pod: name, name: '' } };
    this.kernel.trace.record(actor, { op: 'status', status, ready, restarts: restartCount });
  }
  private tellGone(pod: string): void {
    this.kernel.trace.record({ container: { pod, name: '' } }, { op: 'gone' });
  }
}
