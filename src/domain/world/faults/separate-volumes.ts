import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { endingOfContainer, readContainer } from '#domain/world/container-commands.ts';
import { within } from '#domain/world/origin.ts';
import { below } from '#domain/world/paths.ts';
import type { ContainerFact, MountFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';
import { mountersOf } from './written.ts';

/** An emptyDir that one container has for itself. */
interface Own {
  readonly container: ContainerFact;
  readonly mount: MountFact;
}

/** Two containers, two emptyDirs, one purpose: what the programs do is not known, but this shares nothing. Advice only. */
export function separateVolumes(workload: Workload): readonly Diagnostic[] {
  const own = ownVolumes(workload);
  return own.flatMap((one, at) => {
    const other = own
      .slice(0, at)
      .find((each) => each.container !== one.container && areMeantAsOne(each, one));
    return other === undefined ? [] : [apart(other, one)];
  });
}

function ownVolumes(workload: Workload): readonly Own[] {
  return workload.volumes.flatMap((volume) => {
    const [container, ...more] = mountersOf(volume, workload);
    const mount = container?.mounts.find((each) => each.volume === volume);
    const isOwn = volume.source === 'emptyDir' && more.length === 0;
    return isOwn && container !== undefined && mount !== undefined ? [{ container, mount }] : [];
  });
}

/** What every container may well have for itself. */
const SCRATCH =
  /^\/(?:tmp|run|var\/(?:tmp|run|cache|lib)|cache|scratch|home|root|dev)(?:\/|$)|(?:^|\/)(?:\.?cache|te?mp)(?:\/|$)/;

function areMeantAsOne(a: Own, b: Own): boolean {
  const paths = [a.mount.mountPath, b.mount.mountPath];
  // Of scripts and servers that are understood, their reads and writes tell more.
  const both = [a, b];
  if (paths.some((path) => SCRATCH.test(path)) || both.every(isKnown) || both.some(readsHere)) return false;
  const forLogs =
    paths.every((path) => /log/i.test(path)) && isCollector(a.container) !== isCollector(b.container);
  return paths[0] === paths[1] || forLogs;
}

function readsHere({ container, mount }: Own): boolean {
  const { reads, writesElse } = readContainer(container);
  return !writesElse && reads.some(({ path }) => below(mount.mountPath, path) !== undefined);
}

function isKnown({ container }: Own): boolean {
  return !readContainer(container).writesElse || endingOfContainer(container) === 'stays';
}

const COLLECTS = /log|tail|ship|fluent|filebeat|vector|promtail|collect/i;

const isCollector = ({ name, image }: ContainerFact): boolean =>
  COLLECTS.test(name) || COLLECTS.test(image.repository);

function apart(other: Own, one: Own): Diagnostic {
  const [first, second] = [other, one].map(
    ({ container, mount }) => `${container.name} has ${mount.volume.name} at ${mount.mountPath}`,
  );
  return finding('advice', 'separate-volumes', within(one.mount.origin, 'name'), {
    what: `${first ?? ''} and ${second ?? ''}: two volumes, which share nothing.`,
    why: 'Each emptyDir is a directory of its own. What one container writes is seen by another only in a volume that both mount.',
    fix: `If they are to share it, mount ${other.mount.volume.name} in ${one.container.name} too.`,
  });
}
