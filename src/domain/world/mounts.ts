import type { Container, VolumeMount } from '#domain/kubernetes/schema/api.gen.ts';
import { expandBy, valuesOf, type Values } from './env.ts';
import { valueAt, within } from './origin.ts';
import { cleanPath, joined } from './paths.ts';
import type { EnvFact, MountFact, Origin, VolumeFact, VolumeSource } from './types.ts';

/** The kubelet mounts these read-only whatever the manifest says (MountVolume of each plug-in; volumes.md). */
const ALWAYS_READ_ONLY: ReadonlySet<VolumeSource> = new Set([
  'configMap',
  'secret',
  'downwardAPI',
  'projected',
  'image',
]);

/** Mounts whose volume is declared; the API server refuses the others, and says so itself. */
export function mountFacts(
  container: Container,
  origin: Origin,
  volumes: readonly VolumeFact[],
  env: readonly EnvFact[],
): readonly MountFact[] {
  const values = valuesOf(env);
  // Of two volumes of one name the first counts.
  const byName = new Map<string | undefined, VolumeFact>(
    volumes.map((volume) => [volume.name, volume] as const).toReversed(),
  );
  return (container.volumeMounts ?? []).flatMap((mount, at) => {
    const fact = mountFact(mount ?? {}, within(origin, 'volumeMounts', at), byName.get(mount?.name), values);
    return fact === undefined ? [] : [fact];
  });
}

function mountFact(
  mount: VolumeMount,
  origin: Origin,
  volume: VolumeFact | undefined,
  values: Values,
): MountFact | undefined {
  if (volume === undefined || mount.mountPath === undefined || mount.mountPath === '') return undefined;
  const expanded = expandBy(values, mount.subPathExpr ?? '');
  const subPath = mount.subPathExpr ? expanded.text : (mount.subPath ?? '');
  return {
    volume,
    mountPath: cleanPath(mount.mountPath),
    subPath: joined(subPath),
    ...(expanded.known ? {} : { subPathUnknown: true }),
    readOnly: mount.readOnly === true || ALWAYS_READ_ONLY.has(volume.source) || behindReadOnly(volume),
    origin,
  };
}

/** A claim can itself be taken read-only. */
function behindReadOnly(volume: VolumeFact): boolean {
  return valueAt(within(volume.origin, 'persistentVolumeClaim', 'readOnly')) === true;
}
