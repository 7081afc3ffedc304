import type { Workload, World } from './types.ts';

/** Containers, volumes, or mounts of one container: no node runs a Pod of so many. */
const MOST_PARTS = 500;

/**
 * The world without the Pods that are too big to be run anywhere. Faults and patterns compare the parts of a Pod with each other,
 * which has to end while somebody waits for it.
 */
export function ofUsualSize(world: World): World {
  if (world.workloads.every(isUsual)) return world;
  const known = USUAL.get(world) ?? { ...world, workloads: world.workloads.filter(isUsual) };
  USUAL.set(world, known);
  return known;
}

const USUAL = new WeakMap<World, World>();

const isUsual = ({ containers, volumes }: Workload): boolean =>
  containers.length <= MOST_PARTS &&
  volumes.length <= MOST_PARTS &&
  containers.every(({ mounts }) => mounts.length <= MOST_PARTS);
