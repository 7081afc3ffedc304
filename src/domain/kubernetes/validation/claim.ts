import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  TypedLocalObjectReference,
  TypedObjectReference,
} from '#domain/kubernetes/schema/api.gen.ts';
import { warnOfClaim } from './claim-warnings.ts';
import { validateLabelSelector } from './common/labels.ts';
import { invalidForEach } from './common/messages.ts';
import { isDNS1123Subdomain, nameIsDNSLabel, nameIsDNSSubdomain } from './common/names.ts';
import { IS_NOT_POSITIVE } from './common/numbers.ts';
import { parseQuantity, signOf } from './common/quantity.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateObjectMeta } from './metadata.ts';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];
const VOLUME_MODES = ['Block', 'Filesystem'];

/** After ValidatePersistentVolumeClaim in pkg/apis/core/validation. */
export function validateClaim(claim: PersistentVolumeClaim, errors: FieldErrors): void {
  validateObjectMeta(claim.metadata, true, nameIsDNSSubdomain, FieldPath.root.child('metadata'), errors);
  validateClaimSpec(claim.spec ?? {}, FieldPath.root.child('spec'), errors);
  if (errors.errors.length === 0) warnOfClaim(claim, errors);
}

/** After ValidatePersistentVolumeClaimSpec: of a claim, and of the template in an ephemeral volume. */
export function validateClaimSpec(
  spec: PersistentVolumeClaimSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateAccessModes(spec.accessModes ?? [], path.child('accessModes'), errors);
  validateLabelSelector(spec.selector, path.child('selector'), errors);
  validateStorage(spec, path.child('resources').key('storage'), errors);
  validateClass(spec.storageClassName, path.child('storageClassName'), errors);
  validateClass(spec.volumeAttributesClassName, path.child('volumeAttributesClassName'), errors);
  if (spec.volumeMode !== undefined && !VOLUME_MODES.includes(spec.volumeMode))
    errors.notSupported(path.child('volumeMode'), spec.volumeMode, VOLUME_MODES);
  validateDataSource(spec.dataSource, path.child('dataSource'), errors);
  validateDataSource(spec.dataSourceRef, path.child('dataSourceRef'), errors);
  const namespace = spec.dataSourceRef?.namespace ?? '';
  if (namespace !== '')
    invalidForEach(errors, path.child('dataSourceRef', 'namespace'), namespace, nameIsDNSLabel(namespace));
  validateBothSources(spec.dataSource, spec.dataSourceRef, path, errors);
}

function validateAccessModes(modes: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (modes.length === 0) errors.required(path, 'at least 1 access mode is required');
  for (const mode of modes) if (!ACCESS_MODES.includes(mode)) errors.notSupported(path, mode, ACCESS_MODES);
  const others = modes.some((mode) => mode !== 'ReadWriteOncePod' && ACCESS_MODES.includes(mode));
  if (modes.includes('ReadWriteOncePod') && others)
    errors.forbidden(path, 'may not use ReadWriteOncePod with other access modes');
}

/** The path leaves `requests` out: so it does in Kubernetes. */
function validateStorage(spec: PersistentVolumeClaimSpec, path: FieldPath, errors: FieldErrors): void {
  const { requests = {} } = spec.resources ?? {};
  const text = Object.hasOwn(requests, 'storage') ? requests['storage'] : undefined;
  if (text === undefined) return errors.required(path);
  const storage = parseQuantity(text);
  if (storage !== undefined && signOf(storage) <= 0) errors.invalid(path, text, IS_NOT_POSITIVE);
}

function validateClass(name: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (name !== undefined && name !== '') invalidForEach(errors, path, name, nameIsDNSSubdomain(name));
}

function validateDataSource(
  source: TypedLocalObjectReference | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (source === undefined) return;
  const { name = '', kind = '', apiGroup = '' } = source;
  if (name === '') errors.required(path.child('name'));
  if (kind === '') errors.required(path.child('kind'));
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim')
    errors.invalid(path, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
  if (apiGroup !== '') invalidForEach(errors, path.child('apiGroup'), apiGroup, isDNS1123Subdomain(apiGroup));
}

/** isDataSourceEqualDataSourceRef in pkg/apis/core/validation: a group that is empty and one that is missing differ. */
function validateBothSources(
  source: TypedLocalObjectReference | undefined,
  reference: TypedObjectReference | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (source === undefined || reference === undefined) return;
  const printed = path.child('dataSource').toString();
  const keys = ['apiGroup', 'kind', 'name'] as const;
  if ((reference.namespace ?? '') !== '')
    errors.invalid(path, printed, 'may not be specified when dataSourceRef.namespace is specified');
  else if (!keys.every((key) => source[key] === reference[key]))
    errors.invalid(path, printed, 'must match dataSourceRef');
}
