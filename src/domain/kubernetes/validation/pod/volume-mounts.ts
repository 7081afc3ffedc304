import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, VolumeMount } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLocalDescendingPath } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { PodContext } from './context.ts';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'] as const;
const RECURSIVE_READ_ONLY = ['Disabled', 'Enabled', 'IfPossible'] as const;

/** ValidateVolumeMounts in pkg/apis/core/validation. Some of its errors lack the mount's index; they stay so. */
export function validateVolumeMounts(
  container: Container,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const devices = new Map(
    (container.volumeDevices ?? []).map(({ name = '', devicePath = '' }) => [name, devicePath]),
  );
  const mountPaths = new Set<string>();
  for (const [at, mount] of (container.volumeMounts ?? []).entries()) {
    validateName(mount, context, path.index(at).child('name'), errors);
    validateMountPath(mount.mountPath ?? '', mountPaths, path.index(at).child('mountPath'), errors);
    validateNotADevice(mount, devices, path.index(at), errors);
    validateSubPaths(mount, path, path.index(at), errors);
    validateMountPropagation(mount, container, withoutIndex(path, at, 'mountPropagation'), errors);
    validateRecursiveReadOnly(mount, withoutIndex(path, at, 'recursiveReadOnly'), errors);
  }
}

function validateName(mount: VolumeMount, context: PodContext, path: FieldPath, errors: FieldErrors): void {
  const name = mount.name ?? '';
  if (name === '') errors.required(path);
  if (!context.volumes.has(name)) errors.notFound(path, name);
}

function validateMountPath(
  mountPath: string,
  mountPaths: Set<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (mountPath === '') errors.required(path);
  if (mountPaths.has(mountPath)) errors.invalid(path, mountPath, 'must be unique');
  mountPaths.add(mountPath);
}

/** After GetVolumeDeviceMap in pkg/apis/core/validation: of two devices of one name only the last one's path is known. */
function validateNotADevice(
  mount: VolumeMount,
  devices: ReadonlyMap<string, string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { name = '', mountPath = '' } = mount;
  if (devices.has(name)) errors.invalid(path.child('name'), name, 'must not already exist in volumeDevices');
  if ([...devices.values()].includes(mountPath)) {
    errors.invalid(path.child('mountPath'), mountPath, 'must not already exist as a path in volumeDevices');
  }
}

/** The field of the mount under the printed path `volumeMounts.subPath`. */
function withoutIndex(path: FieldPath, at: number, field: string): FieldPath {
  return path.index(at).child(field).printedAs(path.child(field).toString());
}

function validateSubPaths(
  mount: VolumeMount,
  listPath: FieldPath,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { subPath = '', subPathExpr = '' } = mount;
  const printed = (field: string): FieldPath => path.child(field).printedAs(listPath.child(field).toString());
  if (subPath !== '') validateLocalDescendingPath(subPath, printed('subPath'), errors);
  if (subPathExpr === '') return;
  if (subPath !== '')
    errors.invalid(path.child('subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive');
  validateLocalDescendingPath(subPathExpr, printed('subPathExpr'), errors);
}

/** validateMountPropagation in pkg/apis/core/validation. */
function validateMountPropagation(
  mount: VolumeMount,
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const propagation = mount.mountPropagation;
  if (propagation === undefined) return;
  if (!PROPAGATIONS.some((known) => known === propagation))
    errors.notSupported(path, propagation, PROPAGATIONS);
  if (propagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    errors.forbidden(path, 'Bidirectional mount propagation is available only to privileged containers');
  }
}

/** validateMountRecursiveReadOnly in pkg/apis/core/validation. */
function validateRecursiveReadOnly(mount: VolumeMount, path: FieldPath, errors: FieldErrors): void {
  const { recursiveReadOnly, mountPropagation = 'None' } = mount;
  if (recursiveReadOnly === undefined || recursiveReadOnly === 'Disabled') return;
  if (!RECURSIVE_READ_ONLY.some((known) => known === recursiveReadOnly)) {
    return errors.notSupported(path, recursiveReadOnly, RECURSIVE_READ_ONLY);
  }
  if (mount.readOnly !== true) errors.forbidden(path, 'may only be specified when readOnly is true');
  if (mountPropagation !== 'None') {
    errors.forbidden(path, 'may only be specified when mountPropagation is None or not specified');
  }
}
