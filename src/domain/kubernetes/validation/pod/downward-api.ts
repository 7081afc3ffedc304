import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ObjectFieldSelector, ResourceFieldSelector } from '#domain/kubernetes/schema/api.gen.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import { quantityText } from '#domain/kubernetes/validation/common/quantity-text.ts';
import { signOf } from '#domain/kubernetes/validation/common/quantity.ts';
import { quantityOf } from '#domain/kubernetes/validation/common/resources.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** validEnvDownwardAPIFieldPathExpressions in pkg/apis/core/validation. */
export const ENV_FIELD_PATHS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
] as const;

/** validVolumeDownwardAPIFieldPathExpressions in pkg/apis/core/validation. */
export const VOLUME_FIELD_PATHS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.annotations',
  'metadata.uid',
] as const;

/** What ConvertDownwardAPIFieldLabel in pkg/apis/core/pods lets through without a subscript. */
const FIELD_LABELS: ReadonlySet<string> = new Set([
  ...ENV_FIELD_PATHS,
  ...VOLUME_FIELD_PATHS,
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]);

const RESOURCE_FIELDS: readonly string[] = [
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
];

const SIZE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** `metadata.labels['app']` as path and key, or undefined. After fieldpath.SplitMaybeSubscriptedPath. */
function splitSubscript(
  fieldPath: string,
): { readonly path: string; readonly subscript: string } | undefined {
  if (!fieldPath.endsWith("']")) return undefined;
  const inner = fieldPath.slice(0, -2);
  const at = inner.indexOf("['");
  return at <= 0 ? undefined : { path: inner.slice(0, at), subscript: inner.slice(at + 2) };
}

/** The error text of ConvertDownwardAPIFieldLabel in pkg/apis/core/pods, or undefined. */
function conversionError(version: string, fieldPath: string): string | undefined {
  if (version !== 'v1') return `unsupported pod version: ${version}`;
  const split = splitSubscript(fieldPath);
  if (split !== undefined) {
    if (split.path === 'metadata.annotations' || split.path === 'metadata.labels') return undefined;
    return `field label does not support subscript: ${fieldPath}`;
  }
  if (FIELD_LABELS.has(fieldPath) || fieldPath === 'spec.host') return undefined;
  return `field label not supported: ${fieldPath}`;
}

/** validateObjectFieldSelector in pkg/apis/core/validation. */
export function validateObjectFieldSelector(
  selector: ObjectFieldSelector,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { apiVersion = '', fieldPath = '' } = selector;
  const fieldPathPath = path.child('fieldPath');
  if (apiVersion === '') return errors.required(path.child('apiVersion'));
  if (fieldPath === '') return errors.required(fieldPathPath);
  const failure = conversionError(apiVersion, fieldPath);
  if (failure !== undefined)
    return errors.invalid(fieldPathPath, fieldPath, `error converting fieldPath: ${failure}`);
  const split = splitSubscript(fieldPath);
  if (split !== undefined) return validateSubscript(split.path, split.subscript, path, errors);
  const label = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath;
  if (!supported.includes(label)) errors.notSupported(fieldPathPath, label, supported);
}

/** Keys of annotations are compared without regard to case. */
function validateSubscript(fieldPath: string, key: string, path: FieldPath, errors: FieldErrors): void {
  validateQualifiedName(fieldPath === 'metadata.annotations' ? key.toLowerCase() : key, path, errors);
}

/** validateContainerResourceFieldSelector in pkg/apis/core/validation; a volume has to name the container. */
export function validateResourceFieldSelector(
  selector: ResourceFieldSelector,
  inVolume: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { containerName = '', resource = '' } = selector;
  if (inVolume && containerName === '') errors.required(path.child('containerName'));
  else if (resource === '') errors.required(path.child('resource'));
  else if (!RESOURCE_FIELDS.includes(resource) && !isHugePages(resource)) {
    errors.notSupported(path.child('resource'), resource, RESOURCE_FIELDS);
  }
  validateDivisor(resource, selector.divisor, path.child('divisor'), errors);
}

function isHugePages(resource: string): boolean {
  return /^(requests|limits)\.hugepages-/.test(resource);
}

/** validateContainerResourceDivisor in pkg/apis/core/validation: compared as text, so `1000m` is `1`, but `1e3` is not `1k`. */
function validateDivisor(
  resource: string,
  divisor: string | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (divisor === undefined || signOf(quantityOf(divisor)) === 0) return;
  const text = quantityText(divisor);
  if (/^(limits|requests)\.cpu$/.test(resource)) {
    if (!['1m', '1'].includes(text))
      errors.invalid(path, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
    return;
  }
  const kind = sizeKind(resource);
  if (kind === undefined || SIZE_DIVISORS.includes(text)) return;
  errors.invalid(
    path,
    resource,
    `only divisor's values ${SIZE_DIVISORS.join(', ')} are supported with the ${kind} resource`,
  );
}

function sizeKind(resource: string): string | undefined {
  if (/^(limits|requests)\.memory$/.test(resource)) return 'memory';
  if (/^(limits|requests)\.ephemeral-storage$/.test(resource)) return 'local ephemeral storage';
  return isHugePages(resource) ? 'hugepages' : undefined;
}
