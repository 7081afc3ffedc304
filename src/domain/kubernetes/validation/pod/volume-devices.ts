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
  const mounts = container.volumeMounts ?? [];
  if (devices.length > 0 && !context.hostUsers) errors.forbidden(path, 'when `hostUsers` is false');
  const mountNames = new Set(mounts.map((mount) => mount.name ?? ''));
  const mountPaths = new Set(mounts.map((mount) => mount.mountPath ?? ''));
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [at, device] of devices.entries()) {
    const { name = '', devicePath = '' } = device;
    validateName(device, context, names, path.index(at).child('name'), errors);
    validateDevicePath(devicePath, paths, path.index(at).child('devicePath'), errors);
    if (mountNames.has(name))
      errors.invalid(path.index(at).child('name'), name, 'must not already exist in volumeMounts');
    if (mountPaths.has(devicePath)) {
      errors.invalid(
        path.index(at).child('devicePath'),
        devicePath,
        'must not already exist as a path in volumeMounts',
      );
    }
    if (name !== '') names.add(name);
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
