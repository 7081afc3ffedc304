import { readCommandLine } from '#domain/world/commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import { placeOf, sameFile } from '#domain/world/files.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import type { ContainerFact, MountFact, VolumeFact, Workload, World } from '#domain/world/types.ts';

/** Works on a neighbour's files through a shared volume: reads what it writes, or delivers what it serves. */
export function fileEvidence(container: ContainerFact, workload: Workload, world: World): string | undefined {
  if (container.mounts.length === 0) return undefined;
  for (const neighbour of neighboursOf(container, workload)) {
    const evidence =
      followed(container, neighbour) ??
      delivered(container, neighbour, workload, world) ??
      watched(container, neighbour, workload, world);
    if (evidence !== undefined) return evidence;
  }
  return undefined;
}

/** More containers than any Pod has: that of thousands each is compared with each tells nobody anything. */
const MOST_NEIGHBOURS = 50;

/** The others that run beside it and mount something. */
function neighboursOf(container: ContainerFact, workload: Workload): readonly ContainerFact[] {
  const found: ContainerFact[] = [];
  for (const each of workload.containers) {
    if (each !== container && each.kind !== 'init' && each.mounts.length > 0) found.push(each);
    if (found.length === MOST_NEIGHBOURS) break;
  }
  return found;
}

function usesOf(container: ContainerFact): {
  readonly reads: readonly FileUse[];
  readonly writes: readonly FileUse[];
} {
  return readCommandLine(container.argv, container.env);
}

/** Follows a file that the neighbour's script writes, in one volume. */
function followed(container: ContainerFact, neighbour: ContainerFact): string | undefined {
  for (const read of usesOf(container).reads) {
    const place = placeOf(container, read.path);
    const write = usesOf(neighbour).writes.find(({ path }) => sameFile(placeOf(neighbour, path), place));
    if (write && place.in === 'volume')
      return `${container.name} reads volume ${place.volume.name}:/${place.path}, which ${neighbour.name} writes`;
  }
  return undefined;
}

/** Writes files that a neighbouring web server, which does not write them itself, has in the same volume. */
function delivered(
  container: ContainerFact,
  neighbour: ContainerFact,
  workload: Workload,
  world: World,
): string | undefined {
  const listening = listenersOf(workload, neighbour, world);
  if (!listening.known || listening.ports.length === 0 || usesOf(neighbour).writes.length > 0)
    return undefined;
  for (const { path } of usesOf(container).writes) {
    const place = placeOf(container, path);
    const served =
      place.in === 'volume' && isScratch(place.volume) && mountOf(neighbour, place.volume) !== undefined;
    if (served)
      return `${container.name} writes volume ${place.volume.name}:/${place.path}, which ${neighbour.name} has too`;
  }
  return undefined;
}

/** Mounts for reading only what the neighbour can write: said by the mounts alone, whatever the images are. */
function watched(
  container: ContainerFact,
  neighbour: ContainerFact,
  workload: Workload,
  world: World,
): string | undefined {
  const listening = listenersOf(workload, container, world);
  // A server that has its pages read-only is what the other one helps.
  if (listening.known && listening.ports.length > 0) return undefined;
  const own = container.mounts.find((mount) => {
    const other = mountOf(neighbour, mount.volume);
    return isScratch(mount.volume) && mount.readOnly && other !== undefined && !other.readOnly;
  });
  return (
    own && `${container.name} mounts volume ${own.volume.name} read-only, and ${neighbour.name} writes it`
  );
}

function mountOf(container: ContainerFact, volume: VolumeFact): MountFact | undefined {
  return container.mounts.find((mount) => mount.volume === volume);
}

function isScratch({ source }: VolumeFact): boolean {
  return source === 'emptyDir' || source === 'ephemeral';
}
