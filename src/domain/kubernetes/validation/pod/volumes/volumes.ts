import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ObjectMeta, Volume } from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSSubdomain, validateDNS1123Label } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { Carrier } from '#domain/kubernetes/validation/pod/context.ts';
import { isISCSINameTooLong } from './network.ts';
import { sourceKindsOf, validateVolumeSource } from './volume-source.ts';

/**
 * ValidateVolumes in pkg/apis/core/validation. Returns the volumes without an error by name: the others cannot be mounted.
 * Only a Pod has a name here; templates have none, and their claims' names are not known.
 */
export function validateVolumes(
  volumes: readonly Volume[],
  metadata: ObjectMeta | undefined,
  carrier: Carrier,
  path: FieldPath,
  errors: FieldErrors,
): ReadonlyMap<string, Volume> {
  const podName = metadata?.name ?? '';
  const created = new Set(
    podName === ''
      ? []
      : volumes.filter((volume) => volume.ephemeral).map((volume) => `${podName}-${volume.name ?? ''}`),
  );
  const valid = new Map<string, Volume>();
  for (const [at, volume] of volumes.entries()) {
    const volumePath = path.index(at);
    const name = volume.name ?? '';
    const before = errors.errors.length;
    validateVolumeSource(volume, carrier, volumePath, errors);
    validateNameForSource(volume, podName, volumePath.child('name'), errors);
    validateName(name, valid, volumePath.child('name'), errors);
    if (errors.errors.length === before) valid.set(name, volume);
    const claim = volume.persistentVolumeClaim?.claimName ?? '';
    if (created.has(claim)) {
      const claimPath = volumePath.child('persistentVolumeClaim', 'claimName');
      errors.invalid(claimPath, claim, 'must not reference a PVC that gets created for an ephemeral volume');
    }
  }
  return valid;
}

function validateName(
  name: string,
  valid: ReadonlyMap<string, Volume>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (name === '') errors.required(path);
  else validateDNS1123Label(name, path, errors);
  if (valid.has(name)) errors.duplicate(path, name);
}

/** Names that are made of the volume's: iSCSI's, and that of the claim of an ephemeral volume. In validateVolumeSource. */
function validateNameForSource(volume: Volume, podName: string, path: FieldPath, errors: FieldErrors): void {
  const name = volume.name ?? '';
  if (volume.iscsi !== undefined && isISCSINameTooLong(volume.iscsi, name)) {
    const text =
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.';
    errors.invalid(path, name, text);
  }
  if (sourceKindsOf(volume)[0] !== 'ephemeral' || podName === '' || name === '') return;
  const claim = `${podName}-${name}`;
  for (const message of nameIsDNSSubdomain(claim))
    errors.invalid(path, name, `PVC name ${JSON.stringify(claim)}: ${message}`);
}
