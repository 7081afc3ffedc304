import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, VolumeDevice } from '#domain/kubernetes/schema/api.gen.ts';
import { hasBacksteps } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { PodContext } from './context.ts';

/** ValidateVolumeDevices in pkg/apis/core/validation. */
export function validateVolumeDevices(
  container: Container,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const devices = container.volumeDevices ?? [];
  if (devices.length > 0 && !context.hostUsers) errors.forbidden(path, 'when `hostUsers` is false');
  const mounts = new Map(
    (container.volumeMounts ?? []).map(({ name = '', mountPath = '' }) => [name, mountPath]),
  );
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [at, device] of devices.entries()) {
    validateName(device, context, names, path.index(at).child('name'), errors);
    validateDevicePath(device.devicePath ?? '', paths, path.index(at).child('devicePath'), errors);
    validateNotMounted(device, mounts, path.index(at), errors);
    if ((device.name ?? '') !== '') names.add(device.name ?? '');
  }
}

/** After GetVolumeMountMap in pkg/apis/core/validation: of a volume that is mounted twice only the last path is known. */
function validateNotMounted(
  device: VolumeDevice,
  mounts: ReadonlyMap<string, string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { name = '', devicePath = '' } = device;
  if (mounts.has(name)) errors.invalid(path.child('name'), name, 'must not already exist in volumeMounts');
  if ([...mounts.values()].includes(devicePath)) {
    errors.invalid(path.child('devicePath'), devicePath, 'must not already exist as a path in volumeMounts');
  }
}

function validateName(
  device: VolumeDevice,
  context: PodContext,
  names: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const name = device.name ?? '';
  const volume = context.volumes.get(name);
  if (name === '') errors.required(path);
  if (names.has(name)) errors.invalid(path, name, 'must be unique');
  if (volume === undefined) return errors.notFound(path, name);
  if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
    errors.invalid(
      path,
      name,
      'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
    );
  }
}

function validateDevicePath(
  devicePath: string,
  paths: Set<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (devicePath === '') errors.required(path);
  if (paths.has(devicePath)) errors.invalid(path, devicePath, 'must be unique');
  if (hasBacksteps(devicePath)) errors.invalid(path, devicePath, "can not contain backsteps ('..')");
  else paths.add(devicePath);
}
