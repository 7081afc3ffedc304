import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import { isMadeDirectory, placeOf, writeBarrier } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { below } from '#domain/world/paths.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, MountFact, Origin, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';
import { cannotWrite } from './said.ts';

/** Files that a script or a server has to write, and cannot. */
export function readOnlyFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const byPlace = new Map<string, readonly Diagnostic[]>();
    for (const use of readContainer(container).writes) {
      const place = JSON.stringify(originOf(container, placeOf(container, use.path)).path);
      const found = isTried(use) || byPlace.has(place) ? [] : blockedWrite(container, use);
      if (found.length > 0) byPlace.set(place, found);
    }
    return [
      ...[...byPlace.values()].flat(),
      ...container.mounts.flatMap((mount) => blockedServer(container, mount)),
    ];
  });
}

/** A failure that the script expects is no mistake: it may be there to show that nothing can be written. */
const isTried = ({ nesting }: FileUse): boolean => nesting.maybe || nesting.mayFail;

function blockedWrite(container: ContainerFact, { path, by }: FileUse): readonly Diagnostic[] {
  const barrier = writeBarrier(container, path);
  if (barrier === undefined) return [];
  const place = placeOf(container, path);
  const isDirectory = isMadeDirectory(place, path);
  // Into a directory cp and its like put a file of its own name.
  if (isDirectory && INTO.has(by)) return [];
  const line = isDirectory ? `sh: can't create ${path}: Is a directory` : cannotWrite(container, path, by);
  return [
    finding('fault', 'read-only-write', originOf(container, place), {
      what: `${container.name} writes ${path}, but ${barrier}: ${line}`,
      why: 'The API server does not compare a mount with what the command does. A loop goes on after the error, so only the log tells.',
      fix:
        place.in === 'volume'
          ? 'Take readOnly from this mount, or write into another volume.'
          : 'Mount an emptyDir where the container writes.',
    }),
  ];
}

const INTO: ReadonlySet<string> = new Set(['cp', 'mv', 'ln', 'touch', 'sed']);

function originOf(container: ContainerFact, place: ReturnType<typeof placeOf>): Origin {
  if (place.in === 'image') return within(container.origin, 'securityContext', 'readOnlyRootFilesystem');
  const isWritten = valueAt(within(place.mount.origin, 'readOnly')) === true;
  return within(place.mount.origin, isWritten ? 'readOnly' : 'mountPath');
}

/** Where well-known servers write as soon as they start, and what they say when they cannot. */
const WRITES: ReadonlyMap<string, readonly (readonly [directory: string, says: string])[]> = new Map([
  [
    'nginx',
    [
      [
        '/var/log/nginx',
        'nginx: [emerg] open() "/var/log/nginx/access.log" failed (30: Read-only file system)',
      ],
      [
        '/var/cache/nginx',
        'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
      ],
    ],
  ],
  ['postgres', [['/var/lib/postgresql/data', 'Read-only file system']]],
  ['mysql', [['/var/lib/mysql', 'Read-only file system']]],
  ['mariadb', [['/var/lib/mysql', 'Read-only file system']]],
  ['mongo', [['/data/db', 'Read-only file system']]],
]);

function blockedServer(container: ContainerFact, mount: MountFact): readonly Diagnostic[] {
  const writes = WRITES.get(container.image.repository) ?? [];
  const found = writes.find(([directory]) => below(directory, mount.mountPath) === '');
  if (found === undefined || !mount.readOnly || !runsOwnServer(container)) return [];
  // Another configuration may log elsewhere.
  if (container.mounts.some(({ mountPath }) => below('/etc/nginx', mountPath) !== undefined)) return [];
  const isWritten = valueAt(within(mount.origin, 'readOnly')) === true;
  return [
    finding('fault', 'read-only-write', within(mount.origin, isWritten ? 'readOnly' : 'mountPath'), {
      what: `${container.name} has to write ${mount.mountPath} and cannot; its log says: ${found[1]}`,
      why: `The server of ${container.image.text} writes there as soon as it starts, and stops when it cannot: CrashLoopBackOff.`,
      fix: 'Take readOnly from this mount; give it to the container that only reads.',
    }),
  ];
}

/** What the image starts by itself: a known server, or the unknown image's own command. */
function runsOwnServer(container: ContainerFact): boolean {
  const program = modelOf(container.image)?.program;
  if (program === undefined) return container.argv === undefined;
  const { commands } = readContainer(container);
  return commands.length === 1 && commands[0]?.name === program;
}
