import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { claimFaults } from './faults/claims.ts';
import { hidingFaults } from './faults/hiding.ts';
import { imageFaults } from './faults/images.ts';
import { jobFaults } from './faults/jobs.ts';
import { nameFaults } from './faults/names.ts';
import { namespaceFaults } from './faults/namespaces.ts';
import { needFaults } from './faults/needs.ts';
import { networkFaults } from './faults/network.ts';
import { orderFaults } from './faults/order.ts';
import { nowhereFaults } from './faults/nowhere.ts';
import { probeFaults } from './faults/probes.ts';
import { processFaults } from './faults/processes.ts';
import { readOnlyFaults } from './faults/read-only.ts';
import { readerFaults } from './faults/readers.ts';
import { referenceFaults } from './faults/references.ts';
import { serverFaults } from './faults/servers.ts';
import { serviceFaults } from './faults/services.ts';
import { sharingFaults } from './faults/sharing.ts';
import { startupFaults } from './faults/startup.ts';
import { updateFaults } from './faults/updates.ts';
import { volumeFaults } from './faults/volumes.ts';
import type { Workload, World } from './types.ts';
import { ofUsualSize } from './usual-size.ts';

/** The faults of one Pod, theme by theme. Each knows the world that the Pod stands in, and most look at the Pod alone. */
const OF_WORKLOAD: readonly ((workload: Workload, world: World) => readonly Diagnostic[])[] = [
  volumeFaults,
  hidingFaults,
  sharingFaults,
  updateFaults,
  readOnlyFaults,
  readerFaults,
  nowhereFaults,
  referenceFaults,
  claimFaults,
  orderFaults,
  jobFaults,
  startupFaults,
  needFaults,
  probeFaults,
  processFaults,
  serverFaults,
  networkFaults,
  nameFaults,
  imageFaults,
];

/**
 * What the API server accepts and what breaks later or silently does the wrong thing, in the order of the texts. Only of
 * the learner's own objects. What needs to know the rest of the cluster is silent, or advice, when that is not known.
 */
export function findFaults(whole: World): readonly Diagnostic[] {
  const world = ofUsualSize(whole);
  const own = world.workloads.filter(({ given }) => !given);
  const found = [
    ...own.flatMap((workload) => OF_WORKLOAD.flatMap((faultsOf) => faultsOf(workload, world))),
    ...serviceFaults(world),
    ...namespaceFaults(world),
  ];
  return found.toSorted((a, b) => compare(a.source ?? '', b.source ?? '') || a.span[0] - b.span[0]);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
