import type { Container, VolumeMount } from '#domain/kubernetes/schema/api.gen.ts';
import { expandBy } from './env.ts';
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
  return (container.volumeMounts ?? []).flatMap((mount, at) => {
    const fact = mountFact(mount ?? {}, within(origin, 'volumeMounts', at), volumes, env);
    return fact === undefined ? [] : [fact];
  });
}

function mountFact(
  mount: VolumeMount,
  origin: Origin,
  volumes: readonly VolumeFact[],
  env: readonly EnvFact[],
): MountFact | undefined {
  const volume = volumes.find((each) => each.name === mount.name);
  if (volume === undefined || mount.mountPath === undefined || mount.mountPath === '') return undefined;
  const expanded = expandBy(env, mount.subPathExpr ?? '');
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
