import type { PersistentVolumeClaimSpec } from '#domain/kubernetes/schema/api.gen.ts';

/** Where the storage of a claim comes from. An empty class asks for a volume that is there already. */
export function claimNeeds(spec: PersistentVolumeClaimSpec | undefined): readonly string[] {
  const name = spec?.storageClassName;
  if (spec?.volumeName) return [`PersistentVolume ${spec.volumeName} has to exist.`];
  if (name === '') return ['A PersistentVolume that fits has to exist.'];
  return name === undefined
    ? ['A PersistentVolume or a default StorageClass has to exist.']
    : [`StorageClass ${name} has to exist.`];
}
