import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  EmptyDirVolumeSource,
  HostPathVolumeSource,
  ImageVolumeSource,
  PersistentVolumeClaimVolumeSource,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validatePathNoBacksteps } from '#domain/kubernetes/validation/common/paths.ts';
import { signOf } from '#domain/kubernetes/validation/common/quantity.ts';
import { quantityOf } from '#domain/kubernetes/validation/common/resources.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { Carrier } from '#domain/kubernetes/validation/pod/context.ts';
import { validatePullPolicy } from '#domain/kubernetes/validation/pod/container.ts';

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
] as const;

/** In validateVolumeSource in pkg/apis/core/validation; any medium is accepted. */
export function validateEmptyDir(source: EmptyDirVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if (source.sizeLimit === undefined || signOf(quantityOf(source.sizeLimit)) >= 0) return;
  errors.forbidden(path.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity');
}

/** validateHostPathVolumeSource and validateHostPathType in pkg/apis/core/validation; the path may be relative. */
export function validateHostPath(source: HostPathVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { path: target = '', type } = source;
  if (target === '') return errors.required(path.child('path'));
  validatePathNoBacksteps(target, path.child('path'), errors);
  if (type !== undefined && !HOST_PATH_TYPES.some((known) => known === type)) {
    errors.notSupported(path.child('type'), type, HOST_PATH_TYPES);
  }
}

/** validatePersistentClaimVolumeSource in pkg/apis/core/validation. */
export function validatePersistentVolumeClaim(
  source: PersistentVolumeClaimVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if ((source.claimName ?? '') === '') errors.required(path.child('claimName'));
}

/** validateImageVolumeSource in pkg/apis/core/validation: only a Pod has to name the image. */
export function validateImage(
  source: ImageVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
  carrier: Carrier,
): void {
  if (carrier === 'pod' && (source.reference ?? '') === '') errors.required(path.child('reference'));
  validatePullPolicy(source.pullPolicy ?? '', path.child('pullPolicy'), errors);
}
