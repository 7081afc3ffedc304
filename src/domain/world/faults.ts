import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { commandFaults } from './faults/commands.ts';
import { fileFaults } from './faults/files.ts';
import { networkFaults } from './faults/network.ts';
import { orderFaults } from './faults/order.ts';
import { referenceFaults } from './faults/references.ts';
import { serverFaults } from './faults/servers.ts';
import { serviceFaults } from './faults/services.ts';
import { volumeFaults } from './faults/volumes.ts';
import type { World } from './types.ts';

/**
 * What the API server accepts and what breaks later or silently does the wrong thing, in the order of the texts. Only of
 * the learner's own objects. What needs to know the rest of the cluster is silent, or advice, when that is not known.
 */
export function findFaults(world: World): readonly Diagnostic[] {
  const own = world.workloads.filter(({ given }) => !given);
  const found = [
    ...own.flatMap((workload) => [
      ...volumeFaults(workload),
      ...referenceFaults(workload, world),
      ...orderFaults(workload),
      ...commandFaults(workload),
      ...fileFaults(workload),
      ...serverFaults(workload, world),
      ...networkFaults(workload, world),
    ]),
    ...serviceFaults(world),
  ];
  return found.toSorted((a, b) => compare(a.source ?? '', b.source ?? '') || a.span[0] - b.span[0]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
