import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  ConfigMapProjection,
  ProjectedVolumeSource,
  SecretProjection,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validateFileMode } from '#domain/kubernetes/validation/common/numbers.ts';
import { validateLocalNonReservedPath } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateDownwardAPIFile, validateKeyToPath } from './files.ts';

const MIN_EXPIRATION_SECONDS = 600;
const MAX_EXPIRATION_SECONDS = 2 ** 32;

/** `clusterTrustBundle` and `podCertificate` are not here: an API server with default feature gates drops them. */
const SOURCES = ['secret', 'configMap', 'downwardAPI', 'serviceAccountToken'] as const;

/** validateProjectedVolumeSource and validateProjectionSources in pkg/apis/core/validation. */
export function validateProjected(volume: ProjectedVolumeSource, path: FieldPath, errors: FieldErrors): void {
  validateFileMode(volume.defaultMode, path.child('defaultMode'), errors);
  const taken = new Set<string>();
  for (const [at, source] of (volume.sources ?? []).entries()) {
    const sourcePath = path.child('sources').index(at);
    if (source.secret) validateObject(source.secret, taken, sourcePath.child('secret'), path, errors);
    if (source.configMap)
      validateObject(source.configMap, taken, sourcePath.child('configMap'), path, errors);
    validateDownwardAPIFiles(source, taken, sourcePath.child('downwardAPI'), path, errors);
    if (source.serviceAccountToken)
      validateToken(source.serviceAccountToken, sourcePath.child('serviceAccountToken'), path, errors);
    const count = SOURCES.filter((kind) => source[kind] !== undefined).length;
    if (count > 1) errors.forbidden(sourcePath, 'may not specify more than 1 volume type per source');
  }
}

function validateObject(
  source: SecretProjection | ConfigMapProjection,
  taken: Set<string>,
  path: FieldPath,
  volumePath: FieldPath,
  errors: FieldErrors,
): void {
  const name = source.name ?? '';
  if (name === '') errors.required(path.child('name'));
  for (const [at, item] of (source.items ?? []).entries()) {
    validateKeyToPath(item, path.child('items').index(at), errors);
    take(item.path ?? '', name, taken, volumePath, errors);
  }
}

function validateDownwardAPIFiles(
  source: VolumeProjection,
  taken: Set<string>,
  path: FieldPath,
  volumePath: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, file] of (source.downwardAPI?.items ?? []).entries()) {
    validateDownwardAPIFile(file, at, path, errors);
    take(file.path ?? '', file.path ?? '', taken, volumePath, errors);
  }
}

/** Two files at one path are an error of the whole volume. Whole Secrets and ConfigMaps are not looked into. */
function take(target: string, value: string, taken: Set<string>, path: FieldPath, errors: FieldErrors): void {
  if (target === '') return;
  if (taken.has(target)) errors.invalid(path, value, 'conflicting duplicate paths');
  taken.add(target);
}

/**
 * The token's path is printed as `projected.path`. That a token needs a `serviceAccountName` (validatePodMetadataAndSpec) never
 * strikes: the ServiceAccount admission plugin has set it to `default` before.
 */
function validateToken(
  token: ServiceAccountTokenProjection,
  path: FieldPath,
  volumePath: FieldPath,
  errors: FieldErrors,
): void {
  const { expirationSeconds = 0, path: target = '' } = token;
  const expirationPath = path.child('expirationSeconds');
  if (expirationSeconds < MIN_EXPIRATION_SECONDS) {
    errors.invalid(expirationPath, expirationSeconds, 'may not specify a duration less than 10 minutes');
  }
  if (expirationSeconds > MAX_EXPIRATION_SECONDS) {
    errors.invalid(expirationPath, expirationSeconds, 'may not specify a duration larger than 2^32 seconds');
  }
  const targetPath = path.child('path').printedAs(volumePath.child('path').toString());
  if (target === '') errors.required(targetPath);
  else validateLocalNonReservedPath(target, targetPath, errors);
}
