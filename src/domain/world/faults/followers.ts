import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import type { ContainerFact, VolumeFact, Workload } from '#domain/world/types.ts';
import type { WrittenFile } from '#domain/world/volume-writers.ts';
import { itemWith } from './commanded.ts';
import { finding } from './finding.ts';
import { notThere } from './said.ts';

/** `tail -f`, with a small f, on a file that another container has yet to make. */
export function tooEarly(
  container: ContainerFact,
  use: FileUse,
  writers: readonly WrittenFile[],
  workload: Workload,
): readonly Diagnostic[] {
  if (!use.follows || use.waits || waitsBefore(container, use)) return [];
  const isOwn = writers.some((file) => file.container === container);
  const isMade = writers.some((file) => file.container.startRank < container.startRank);
  return isOwn || isMade ? [] : earlyFault(container, use, writers, workload);
}

/**
 * The same when nobody knows what the later containers write: before a native sidecar is started, only those before it in the
 * list can have made the file.
 */
export function beforeAll(
  container: ContainerFact,
  use: FileUse,
  volume: VolumeFact,
  workload: Workload,
): readonly Diagnostic[] {
  if (container.kind !== 'sidecar' || !use.follows || use.waits || waitsBefore(container, use)) return [];
  const mounters = workload.containers.filter(({ mounts }) =>
    mounts.some((mount) => mount.volume === volume),
  );
  const later = mounters.find(({ startRank }) => startRank > container.startRank);
  const mayBeMade = mounters.some((each) => each.startRank <= container.startRank && each !== container);
  if (later === undefined || mayBeMade || readContainer(container).writesElse) return [];
  return earlyFault(container, use, [{ container: later, path: use.path, named: use.path }], workload);
}

/** The kubelet starts regular containers in the order of their list: one that stands later most likely writes later. */
function earlyFault(
  container: ContainerFact,
  { path }: FileUse,
  writers: readonly WrittenFile[],
  { containers }: Workload,
): readonly Diagnostic[] {
  const order = (each: ContainerFact): number => containers.indexOf(each);
  const [first] = writers.toSorted((a, b) => order(a.container) - order(b.container));
  if (first === undefined) return [];
  const writer = first.container.name;
  const surely = order(container) < order(first.container);
  const when = surely ? `${writer} starts after ${container.name}` : `${writer} may write it later`;
  return [
    finding(surely ? 'fault' : 'advice', 'not-there-yet', itemWith(container, path), {
      what: `${container.name} follows ${path} with tail -f, and ${when}: ${notThere(container, 'tail', path)}`,
      why: 'tail -f ends when the file is not there; the container ends with it and is started again, each time later: Error, then CrashLoopBackOff.',
      fix: 'Write tail -F: it waits for the file and follows it even when it is replaced.',
    }),
  ];
}

/** Anything of a wait before it: a loop, a sleep, or making the file itself. */
function waitsBefore(container: ContainerFact, use: FileUse): boolean {
  const { commands, writes } = readContainer(container);
  const before = commands.slice(0, use.order);
  const waits = before.some(({ name }) =>
    ['until', 'while', 'sleep', 'for', 'inotifywait', 'inotifyd'].includes(name),
  );
  return waits || use.nesting.endless || use.nesting.maybe || writes.some(({ path }) => path === use.path);
}
