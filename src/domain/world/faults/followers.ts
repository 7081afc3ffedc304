import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
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
  const when = surely
    ? `${writer}, which writes it, starts after ${container.name}`
    : `${writer} may write it later`;
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
