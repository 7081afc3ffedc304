import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  ConfigMapKeySelector,
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  FileKeySelector,
  SecretKeySelector,
} from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import {
  isConfigMapKey,
  isRelaxedEnvVarName,
  nameIsDNSSubdomain,
  validateDNS1123Label,
} from '#domain/kubernetes/validation/common/names.ts';
import { validatePathNoBacksteps } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { PodContext } from './context.ts';
import {
  ENV_FIELD_PATHS,
  validateObjectFieldSelector,
  validateResourceFieldSelector,
} from './downward-api.ts';

/** ValidateEnv in pkg/apis/core/validation. Two variables of one name are accepted; the later one wins. */
export function validateEnv(
  env: readonly EnvVar[] | undefined,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, variable] of (env ?? []).entries()) {
    const name = variable.name ?? '';
    const namePath = path.index(at).child('name');
    if (name === '') errors.required(namePath);
    else invalidForEach(errors, namePath, name, isRelaxedEnvVarName(name));
    if (variable.valueFrom === undefined) continue;
    validateValueFrom(
      variable.valueFrom,
      variable.value ?? '',
      context,
      path.index(at).child('valueFrom'),
      errors,
    );
  }
}

/** validateEnvVarValueFrom in pkg/apis/core/validation. */
function validateValueFrom(
  source: EnvVarSource,
  value: string,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  if (fieldRef) validateObjectFieldSelector(fieldRef, ENV_FIELD_PATHS, path.child('fieldRef'), errors);
  if (resourceFieldRef)
    validateResourceFieldSelector(resourceFieldRef, false, path.child('resourceFieldRef'), errors);
  if (configMapKeyRef) validateKeySelector(configMapKeyRef, path.child('configMapKeyRef'), errors);
  if (secretKeyRef) validateKeySelector(secretKeyRef, path.child('secretKeyRef'), errors);
  if (fileKeyRef) validateFileKeySelector(fileKeyRef, context, path.child('fileKeyRef'), errors);
  const sources = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter(
    (one) => one !== undefined,
  ).length;
  if (sources === 0) {
    errors.invalid(
      path,
      '',
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
    );
  } else if (value !== '') errors.invalid(path, '', 'may not be specified when `value` is not empty');
  else if (sources > 1) errors.invalid(path, '', 'may not have more than one field specified at a time');
}

/** validateConfigMapKeySelector and validateSecretKeySelector in pkg/apis/core/validation, which are alike. */
function validateKeySelector(
  selector: ConfigMapKeySelector | SecretKeySelector,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { name = '', key = '' } = selector;
  invalidForEach(errors, path.child('name'), name, nameIsDNSSubdomain(name));
  if (key === '') errors.required(path.child('key'));
  else invalidForEach(errors, path.child('key'), key, isConfigMapKey(key));
}

/**
 * validateFileKeySelector in pkg/apis/core/validation (EnvFiles): a key of a file in an emptyDir; and
 * validateFileKeyRefVolumes, which finds faulty volumes as well.
 */
function validateFileKeySelector(
  selector: FileKeySelector,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { volumeName = '', path: file = '', key = '' } = selector;
  if (key === '') errors.required(path.child('key'));
  else invalidForEach(errors, path.child('key'), key, isRelaxedEnvVarName(key));
  if (volumeName === '') errors.required(path.child('volumeName'));
  else validateDNS1123Label(volumeName, path.child('volumeName'), errors);
  const volume = context.writtenVolumes.get(volumeName);
  if (volume === undefined) errors.notFound(path.child('volumeName'), volumeName);
  else if (volume.emptyDir === undefined)
    errors.invalid(path.child('volumeName'), volumeName, 'referenced volume must be of type emptyDir');
  if (file === '') errors.required(path.child('path'));
  else validatePathNoBacksteps(file, path.child('path'), errors);
}

/** ValidateEnvFrom in pkg/apis/core/validation: the count of sources is an error of the list, not of its entry. */
export function validateEnvFrom(
  sources: readonly EnvFromSource[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, source] of (sources ?? []).entries()) {
    const prefix = source.prefix ?? '';
    if (prefix !== '')
      invalidForEach(errors, path.index(at).child('prefix'), prefix, isRelaxedEnvVarName(prefix));
    const kinds = (['configMapRef', 'secretRef'] as const).filter((kind) => source[kind] !== undefined);
    for (const kind of kinds)
      validateEnvSourceName(source[kind]?.name ?? '', path.index(at).child(kind, 'name'), errors);
    if (kinds.length === 0) errors.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`');
    else if (kinds.length > 1)
      errors.invalid(path, '', 'may not have more than one field specified at a time');
  }
}

/** validateConfigMapEnvSource and validateSecretEnvSource in pkg/apis/core/validation. */
function validateEnvSourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name === '') errors.required(path);
  else invalidForEach(errors, path, name, nameIsDNSSubdomain(name, true));
}
