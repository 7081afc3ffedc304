import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readCommandLine, type FileUse } from '#domain/world/commands.ts';
import { placeOf, writeBarrier } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Files that a script writes where it cannot, or reads where nobody writes. */
export function fileFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const { writes, reads } = readCommandLine(container.argv, container.env);
    const written = new Set(writes.map(({ path }) => path));
    return [
      ...[...written].flatMap((path) => readOnlyWrite(container, path)),
      ...reads
        .filter(({ path }) => !written.has(path))
        .flatMap((use) => nobodyWrites(container, use, workload)),
    ];
  });
}

function readOnlyWrite(container: ContainerFact, path: string): readonly Diagnostic[] {
  const barrier = writeBarrier(container, path);
  if (barrier === undefined) return [];
  const place = placeOf(container, path);
  const origin =
    place.in === 'volume'
      ? within(place.mount.origin, 'readOnly')
      : within(container.origin, 'securityContext', 'readOnlyRootFilesystem');
  return [
    finding('fault', 'read-only-write', origin, {
      what: `${container.name} writes ${path}, but ${barrier}.`,
      why: 'The write fails with "Read-only file system"; the container may go on, and only its log tells.',
      fix:
        place.in === 'volume'
          ? `Take readOnly from this mount, or write into another volume.`
          : 'Mount an emptyDir where the container writes.',
    }),
  ];
}

/** Only an emptyDir that no other container mounts is surely empty, and only a follower surely waits in vain. */
function nobodyWrites(container: ContainerFact, use: FileUse, workload: Workload): readonly Diagnostic[] {
  const place = placeOf(container, use.path);
  if (!use.follows || place.in !== 'volume' || place.volume.source !== 'emptyDir') return [];
  const mounters = workload.containers.filter((other) =>
    other.mounts.some((mount) => mount.volume === place.volume),
  );
  if (mounters.length !== 1 || readCommandLine(container.argv, container.env).commands.some(mayWrite))
    return [];
  if (modelOf(container.image)?.program !== 'sh') return [];
  return [
    finding('fault', 'nobody-writes', within(place.mount.origin, 'name'), {
      what: `${container.name} follows ${use.path}, but no other container mounts volume ${place.volume.name}, so nothing is ever written there.`,
      why: 'An emptyDir begins empty. Containers share a file only when they mount the same volume.',
      fix: 'Mount the volume of the container that writes.',
    }),
  ];
}

function mayWrite({
  name,
  redirects,
}: {
  readonly name: string;
  readonly redirects: readonly unknown[];
}): boolean {
  return (
    redirects.length > 0 ||
    !['tail', 'sleep', 'while', 'do', 'done', 'true', 'exec', 'until', 'if', 'fi', 'then', '['].includes(name)
  );
}
