import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import { placeOf } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import { below } from '#domain/world/paths.ts';
import type { ContainerFact, VolumeFact, Workload } from '#domain/world/types.ts';
import { itemWith } from './commanded.ts';
import { finding } from './finding.ts';
import { isSurelyMissing } from './unmounted.ts';
import { mountersOf } from './written.ts';

/** Files that a script writes into a directory which is neither in its image nor in a volume. */
export function nowhereFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const { writes, writesElse, commands } = readContainer(container);
    // What makes a directory, or may, is left alone.
    if (writesElse || commands.some(({ name }) => MAKES.has(name))) return [];
    const use = writes.find((each) => isLost(container, each));
    return use === undefined ? [] : [lostWrite(container, use, workload)];
  });
}

const MAKES: ReadonlySet<string> = new Set(['mkdir', 'cp', 'mv', 'ln']);

const directoryOf = ({ path }: FileUse): string => path.slice(0, path.lastIndexOf('/'));

/** The runtime makes the directories of mounts and the working directory. */
function isLost(container: ContainerFact, use: FileUse): boolean {
  const directory = directoryOf(use);
  const { nesting } = use;
  if (directory === '' || /^\/tmp(?:\/|$)/.test(directory) || nesting.maybe || nesting.mayFail) return false;
  if (placeOf(container, use.path).in !== 'image' || !isSurelyMissing(container, directory)) return false;
  const workingDir = valueAt(within(container.origin, 'workingDir'));
  const made = [
    ...container.mounts.map(({ mountPath }) => mountPath),
    ...(typeof workingDir === 'string' ? [workingDir] : []),
  ];
  return !made.some((path) => below(directory, path) !== undefined);
}

/** Sure as it is, only a volume that the neighbours have tells what was meant. */
function lostWrite(container: ContainerFact, use: FileUse, workload: Workload): Diagnostic {
  const directory = directoryOf(use);
  const volume = workload.volumes.find((each) => isMeant(each, container, workload));
  return finding(volume === undefined ? 'advice' : 'fault', 'not-mounted', itemWith(container, use.path), {
    what: `${container.name} writes ${use.path}, and ${directory} is no directory of image ${container.image.text} and no mount: ${cannotCreate(container, use)}`,
    why: 'A program makes the file, but not the directory above it; and what it writes outside a volume no other container sees.',
    fix:
      volume === undefined
        ? `Mount a volume at ${directory}, or make the directory first: mkdir -p ${directory}.`
        : `Mount volume ${volume.name} in ${container.name} at ${directory}.`,
  });
}

/** An emptyDir that only others mount. */
function isMeant(volume: VolumeFact, container: ContainerFact, workload: Workload): boolean {
  const mounters = mountersOf(volume, workload);
  return volume.source === 'emptyDir' && mounters.length > 0 && !mounters.includes(container);
}

/** In the words of the program that opens the file. */
function cannotCreate(container: ContainerFact, { path, by }: FileUse): string {
  const busybox = modelOf(container.image)?.tools === 'busybox';
  if (busybox && ['wget', 'dd'].includes(by)) return `${by}: can't open '${path}': No such file or directory`;
  if (['wget', 'touch', 'tee', 'dd'].includes(by)) return `${by}: ${path}: No such file or directory`;
  if (by === 'curl') return 'curl: (23) Failure writing output to destination';
  return busybox
    ? `sh: can't create ${path}: nonexistent directory`
    : `sh: ${path}: No such file or directory`;
}
