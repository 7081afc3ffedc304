import type { World } from './types.ts';

/**
 * True when an exercise said what exists already: then what is not there is not there. Without it the rest of the cluster
 * is unknown, and a missing neighbour is no fault.
 */
export function isWhole(world: World): boolean {
  return [...world.workloads, ...world.services, ...world.configMaps, ...world.secrets].some(
    ({ given }) => given,
  );
}
