import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import { placeOf } from '#domain/world/files.ts';
import { within } from '#domain/world/origin.ts';
import type { ContainerFact, Place, Workload } from '#domain/world/types.ts';
import { writersOf, type WrittenFile } from '#domain/world/volume-writers.ts';
import { itemWith } from './commanded.ts';
import { finding } from './finding.ts';
import { beforeAll, tooEarly } from './followers.ts';
import { listed, notThere } from './said.ts';
import { unmounted } from './unmounted.ts';
import { covers, volumeOf, writerElsewhere } from './written.ts';

/** Files that a script reads and nobody writes: another volume, another file of it, no mount at all, or not there yet. */
export function readerFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const seen = new Set<string>();
    return readContainer(container).reads.flatMap((use) => {
      if (seen.has(use.path)) return [];
      seen.add(use.path);
      return faultOf(container, use, workload);
    });
  });
}

/** A read that is tried only, or made in one case of several, may well find nothing. */
const isSure = ({ nesting, follows }: FileUse): boolean => follows || (!nesting.maybe && !nesting.mayFail);

function faultOf(container: ContainerFact, use: FileUse, workload: Workload): readonly Diagnostic[] {
  if (!isSure(use)) return [];
  const place = placeOf(container, use.path);
  if (place.in === 'image') return unmounted(container, use, workload);
  if (place.volume.source !== 'emptyDir' || place.mount.subPathUnknown === true) return [];
  const { written, complete } = writersOf(place.volume, workload);
  if (!complete) return beforeAll(container, use, place.volume, workload);
  const writers = written.filter(({ path }) => covers(path, place.path));
  return writers.length > 0
    ? tooEarly(container, use, writers, workload)
    : unwritten(container, use, place, written, workload);
}

type InVolume = Extract<Place, { in: 'volume' }>;

function unwritten(
  container: ContainerFact,
  use: FileUse,
  place: InVolume,
  written: readonly WrittenFile[],
  workload: Workload,
): readonly Diagnostic[] {
  const others = written.filter((each) => each.container !== container);
  const { volume, mount } = place;
  const line = notThere(container, use.by, use.path);
  const near = others[0];
  if (near !== undefined) {
    const files = [...new Set(others.map(({ path }) => path))];
    return [
      finding('fault', 'other-file', itemWith(container, use.path), {
        what: `${container.name} reads ${volume.name}:/${place.path}, but ${near.container.name} writes ${volume.name}:/${near.path}; the log says: ${line}`,
        why: 'Two paths are one file only when they are the same below the root of the volume: mountPath is taken off, subPath is put before.',
        fix: `Written in volume ${volume.name}: ${listed(files)}. Read that file, or write the other one.`,
      }),
    ];
  }
  const elsewhere = writerElsewhere(container, use, workload);
  if (elsewhere === undefined && mayBeFilledLater(use, place, workload)) return [];
  return [
    finding(
      workload.containers.length > 1 ? 'fault' : 'advice',
      'nobody-writes',
      within(mount.origin, 'name'),
      {
        what: `${container.name} reads ${use.path}, but nobody writes into volume ${volume.name}; the log says: ${line}`,
        why: 'An emptyDir begins empty. Containers share a file only when they mount the same volume.',
        fix:
          elsewhere === undefined
            ? `Mount the volume of the container that writes, or write ${use.path} first.`
            : `${elsewhere.container.name} writes ${elsewhere.named} in volume ${volumeOf(elsewhere)}: mount that volume here.`,
      },
    ),
  ];
}

/** A follower that waits, in a volume that another container has too or in a Pod of its own: somebody may write by hand. */
function mayBeFilledLater({ waits }: FileUse, { volume }: InVolume, { containers }: Workload): boolean {
  const mounters = containers.filter(({ mounts }) => mounts.some((mount) => mount.volume === volume));
  return waits && (mounters.length > 1 || containers.length === 1);
}
