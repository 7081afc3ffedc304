import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { Change } from './store.ts';

/** Every Pod that there ever was, as it was last: a record shows also those that are gone. */
export class PodHistory {
  private readonly pods = new Map<string, Pod>();

  see({ kind, object }: Change): void {
    if (kind === 'Pod') this.pods.set(object.metadata?.uid ?? '', object as Pod);
  }

  list(): readonly Pod[] {
    return [...this.pods.values()];
  }
}
