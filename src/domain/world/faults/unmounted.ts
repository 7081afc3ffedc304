import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { execOf, readContainer } from '#domain/world/container-commands.ts';
import type { FileUse } from '#domain/world/file-uses.ts';
import { placeOf } from '#domain/world/files.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import type { WrittenFile } from '#domain/world/volume-writers.ts';
import { itemWith } from './commanded.ts';
import { finding } from './finding.ts';
import { notThere } from './said.ts';
import { covers, volumeOf, writerElsewhere } from './written.ts';

/** What a bare system has outside its volumes; below these, an image may hold anything. */
const SYSTEM = /^\/(?:etc|usr|bin|sbin|lib\w*|proc|sys|dev|run|var|root|home|opt|boot|srv|mnt|media)(?:\/|$)/;
/** Of these a bare busybox or Alpine has nothing below either. */
const EMPTY = /^\/(?:var\/log|opt|srv|mnt|media|home)\//;

/** Whether a bare system, which holds no more than is known of it, surely has nothing at the path. */
export function isSurelyMissing({ image }: ContainerFact, path: string): boolean {
  const tools = modelOf(image)?.tools;
  if (tools === undefined) return false;
  return !SYSTEM.test(path) || (tools === 'busybox' && EMPTY.test(path));
}

/** A neighbour has a volume of the Pod at the very directory that is read here without one. */
function neighbourMounts(container: ContainerFact, { path }: FileUse, { containers }: Workload): boolean {
  return containers.some((other) => {
    const place = other === container ? undefined : placeOf(other, path);
    return place?.in === 'volume' && place.mount.mountPath !== '/' && !place.mount.readOnly;
  });
}

/** A path outside every mount: the image's own. Nobody else can write there. */
export function unmounted(container: ContainerFact, use: FileUse, workload: Workload): readonly Diagnostic[] {
  const hooks = (['postStart', 'preStop'] as const).map((hook) => execOf(container, hook));
  const mayWrite = [readContainer(container), ...hooks].some(
    (reading) =>
      reading !== undefined &&
      (reading.writesElse || reading.writes.some(({ path }) => covers(path, use.path))),
  );
  if (mayWrite) return [];
  const elsewhere = writerElsewhere(container, use, workload);
  const severity = severityOf(container, use, elsewhere, workload);
  if (severity === undefined) return [];
  return [
    finding(severity, 'not-mounted', itemWith(container, use.path), {
      what: `${container.name} reads ${use.path}, and no volume is mounted there; the log says: ${notThere(container, use.by, use.path)}`,
      why: 'What another container writes is seen only through a volume that both mount. The root file systems are never shared.',
      fix: mountOf(container, use, elsewhere),
    }),
  ];
}

/** A neighbour that writes it, or has a volume there, makes a mistake of it; alone, somebody may still make the file by hand. */
function severityOf(
  container: ContainerFact,
  use: FileUse,
  elsewhere: WrittenFile | undefined,
  workload: Workload,
): 'fault' | 'advice' | undefined {
  const isLikely = elsewhere !== undefined || neighbourMounts(container, use, workload);
  if (use.waits && !isLikely) return undefined;
  if (isSurelyMissing(container, use.path)) return isLikely ? 'fault' : 'advice';
  const ofImage = modelOf(container.image)?.files.has(use.path) === true;
  return elsewhere?.named === use.path && !ofImage ? 'advice' : undefined;
}

function mountOf(container: ContainerFact, { path }: FileUse, elsewhere: WrittenFile | undefined): string {
  if (elsewhere === undefined) return `Mount the volume that holds ${path}, or correct the path.`;
  const volume = volumeOf(elsewhere);
  const here = container.mounts.find((mount) => mount.volume.name === volume);
  return here === undefined
    ? `Mount volume ${volume} in ${container.name} too, so that ${path} is the file that ${elsewhere.container.name} writes as ${elsewhere.named}.`
    : `${container.name} has volume ${volume} at ${here.mountPath}: read the file there, or mount it where ${path} is.`;
}
