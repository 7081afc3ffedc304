import type { FileUse } from '#domain/world/file-uses.ts';
import { placeOf } from '#domain/world/files.ts';
import type { ContainerFact, VolumeFact, Workload } from '#domain/world/types.ts';
import { writersOf, type WrittenFile } from '#domain/world/volume-writers.ts';

/** The file itself, a directory above it that was made as a file, or one below it: then it is a directory, and there. */
export function covers(written: string, read: string): boolean {
  return read === '' || read === written || read.startsWith(`${written}/`) || written.startsWith(`${read}/`);
}

/** The name of the volume that a file was written into. */
export function volumeOf({ container, named }: WrittenFile): string {
  const place = placeOf(container, named);
  return place.in === 'volume' ? place.volume.name : '';
}

/** A file of the same path or name that another container writes into a volume. */
export function writerElsewhere(
  container: ContainerFact,
  { path }: FileUse,
  workload: Workload,
): WrittenFile | undefined {
  const name = path.slice(path.lastIndexOf('/'));
  const written = workload.volumes
    .flatMap((volume) => writersOf(volume, workload).written)
    .filter((each) => each.container !== container);
  return written.find((each) => each.named === path) ?? written.find((each) => each.named.endsWith(name));
}

/** The containers that have a volume somewhere. */
export function mountersOf(volume: VolumeFact, { containers }: Workload): readonly ContainerFact[] {
  return containers.filter(({ mounts }) => mounts.some((mount) => mount.volume === volume));
}
