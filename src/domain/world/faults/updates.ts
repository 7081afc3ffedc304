import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import { placeOf } from '#domain/world/files.ts';
import { within } from '#domain/world/origin.ts';
import { nestingOf } from '#domain/world/shell/nesting.ts';
import type { ContainerFact, MountFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';
import { runs, targetsOf } from './signals.ts';

/** Files of a ConfigMap or Secret that are read again and again, and mounted so that they never change. */
export function updateFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const isReloaded = workload.containers.some((each) => reloads(each, container));
    return container.mounts
      .filter((mount) => isFrozen(mount) && (isReadAgain(container, mount) || isReloaded))
      .map((mount) => frozenFault(container, mount));
  });
}

/** A loop that has a server read its configuration again. */
function reloads(container: ContainerFact, server: ContainerFact): boolean {
  const { commands } = readContainer(container);
  const nestings = nestingOf(commands);
  return commands.some((command, at) => {
    const hangsUp = command.args.some((arg) => /^-(?:s)?(?:SIG)?(?:HUP|1)$/.test(arg));
    const own = command.name === 'nginx' && command.args.join(' ') === '-s reload' && container === server;
    const meant = own || (hangsUp && targetsOf(command).some((name) => runs(server, name)));
    return meant && nestings[at]?.endless === true;
  });
}

/** The kubelet updates the volume by a link to a new directory; a subPath is bound to the file of the old one. */
function isFrozen({ volume, subPath }: MountFact): boolean {
  return subPath !== '' && ['configMap', 'secret', 'projected', 'downwardAPI'].includes(volume.source);
}

function isReadAgain(container: ContainerFact, mount: MountFact): boolean {
  const { reads, commands } = readContainer(container);
  const isThis = (path: string): boolean => {
    const place = placeOf(container, path);
    return place.in === 'volume' && place.mount === mount;
  };
  const followed = reads.some(({ path, follows, nesting }) => isThis(path) && (follows || nesting.endless));
  return followed || commands.some(({ name, args }) => WATCHERS.has(name) && args.some((arg) => isThis(arg)));
}

const WATCHERS: ReadonlySet<string> = new Set([
  'inotifyd',
  'inotifywait',
  'md5sum',
  'sha256sum',
  'cmp',
  'diff',
]);

function frozenFault(container: ContainerFact, { volume, mountPath, origin }: MountFact): Diagnostic {
  return finding('advice', 'subpath-never-updates', within(origin, 'subPath'), {
    what: `${container.name} reads ${mountPath} again and again, but by subPath it stays as it was when the container started, whatever becomes of ${volume.of || volume.name}.`,
    why: 'The kubelet brings changes of a ConfigMap or Secret into a volume that is mounted whole, within about a minute; never into a subPath.',
    fix: 'Mount the volume as a directory without subPath and read the file there, or restart the Pod to take a change over.',
  });
}
