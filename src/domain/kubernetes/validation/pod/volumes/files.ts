import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  ConfigMapVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  KeyToPath,
  SecretVolumeSource,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validateFileMode } from '#domain/kubernetes/validation/common/numbers.ts';
import { validateLocalNonReservedPath } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import {
  validateObjectFieldSelector,
  validateResourceFieldSelector,
  VOLUME_FIELD_PATHS,
} from '#domain/kubernetes/validation/pod/downward-api.ts';

/** validateSecretVolumeSource in pkg/apis/core/validation. Any text passes as the name. */
export function validateSecret(source: SecretVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.secretName ?? '') === '') errors.required(path.child('secretName'));
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  validateItems(source.items, path.child('items'), errors);
}

/** validateConfigMapVolumeSource in pkg/apis/core/validation. Any text passes as the name. */
export function validateConfigMap(source: ConfigMapVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.name ?? '') === '') errors.required(path.child('name'));
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  validateItems(source.items, path.child('items'), errors);
}

function validateItems(items: readonly KeyToPath[] | undefined, path: FieldPath, errors: FieldErrors): void {
  for (const [at, item] of (items ?? []).entries()) validateKeyToPath(item, path.index(at), errors);
}

/** validateKeyToPath in pkg/apis/core/validation. */
export function validateKeyToPath(item: KeyToPath, path: FieldPath, errors: FieldErrors): void {
  const { key = '', path: target = '' } = item;
  if (key === '') errors.required(path.child('key'));
  if (target === '') errors.required(path.child('path'));
  validateLocalNonReservedPath(target, path.child('path'), errors);
  validateFileMode(item.mode, path.child('mode'), errors);
}

/** validateDownwardAPIVolumeSource in pkg/apis/core/validation: errors of items lack their index. */
export function validateDownwardAPI(
  source: DownwardAPIVolumeSource,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateFileMode(source.defaultMode, path.child('defaultMode'), errors);
  for (const [at, file] of (source.items ?? []).entries()) validateDownwardAPIFile(file, at, path, errors);
}

/** validateDownwardAPIVolumeFile in pkg/apis/core/validation; `path` is the source, whose printed path its items share. */
export function validateDownwardAPIFile(
  file: DownwardAPIVolumeFile,
  at: number,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { path: target = '', fieldRef, resourceFieldRef } = file;
  const item = path.child('items').index(at);
  const itemPath = item.printedAs(path.toString());
  if (target === '') errors.required(itemPath.child('path'));
  validateLocalNonReservedPath(target, itemPath.child('path'), errors);
  if (fieldRef !== undefined) {
    validateObjectFieldSelector(fieldRef, VOLUME_FIELD_PATHS, itemPath.child('fieldRef'), errors);
    if (resourceFieldRef !== undefined) {
      errors.invalid(
        itemPath,
        'resource',
        'fieldRef and resourceFieldRef can not be specified simultaneously',
      );
    }
  } else if (resourceFieldRef === undefined)
    errors.required(itemPath, 'one of fieldRef and resourceFieldRef is required');
  else validateResourceFieldSelector(resourceFieldRef, true, itemPath.child('resourceFieldRef'), errors);
  validateFileMode(file.mode, itemPath.child('mode'), errors);
}
