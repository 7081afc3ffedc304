import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import { isQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import { IS_NEGATIVE } from '#domain/kubernetes/validation/common/numbers.ts';
import { quantityText } from '#domain/kubernetes/validation/common/quantity-text.ts';
import {
  isWhole,
  parseQuantity,
  signOf,
  unitsOf,
  ZERO_QUANTITY,
  type ParsedQuantity,
} from '#domain/kubernetes/validation/common/quantity.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const HUGE_PAGES_PREFIX = 'hugepages-';

const STANDARD_CONTAINER_RESOURCES: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

const COUNTED_RESOURCES = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
] as const;

const INTEGER_RESOURCES: ReadonlySet<string> = new Set(COUNTED_RESOURCES);

const STANDARD_RESOURCES: ReadonlySet<string> = new Set([
  ...STANDARD_CONTAINER_RESOURCES,
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'storage',
  'requests.storage',
  ...COUNTED_RESOURCES,
]);

/** A decoded quantity; the decoder has refused what cannot be read, and null is 0. */
export function quantityOf(text: string | undefined): ParsedQuantity {
  return parseQuantity(text ?? '0') ?? ZERO_QUANTITY;
}

/** IsHugePageResourceName in pkg/apis/core/helper. */
export function isHugePageResource(name: string): boolean {
  return name.startsWith(HUGE_PAGES_PREFIX);
}

/** IsHugePageResourceValueDivisible in pkg/apis/core/helper. */
export function isHugePageMultiple(name: string, quantity: ParsedQuantity): boolean {
  const size = parseQuantity(name.slice(HUGE_PAGES_PREFIX.length));
  if (size === undefined || signOf(size) <= 0 || !isWhole(size)) return false;
  return unitsOf(quantity) % unitsOf(size) === 0n;
}

/** IsStandardContainerResourceName in pkg/apis/core/helper. */
export function isStandardContainerResource(name: string): boolean {
  return STANDARD_CONTAINER_RESOURCES.has(name) || isHugePageResource(name);
}

/** IsStandardResourceName in pkg/apis/core/helper. */
export function isStandardResource(name: string): boolean {
  return (
    STANDARD_RESOURCES.has(name) ||
    isHugePageResource(name) ||
    name.startsWith(`requests.${HUGE_PAGES_PREFIX}`)
  );
}

/** IsNativeResource in pkg/apis/core/helper: without a prefix, or in `kubernetes.io/`. */
export function isNativeResource(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** IsOvercommitAllowed in pkg/apis/core/helper. */
export function isOvercommitAllowed(name: string): boolean {
  return isNativeResource(name) && !isHugePageResource(name);
}

/** IsExtendedResourceName in pkg/apis/core/helper. */
export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith('requests.')) return false;
  return isQualifiedName(`requests.${name}`).length === 0;
}

/** ValidateNonnegativeQuantity in pkg/apis/core/validation. */
export function validateNonnegativeQuantity(
  text: string | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (signOf(quantityOf(text)) < 0) errors.invalid(path, quantityText(text ?? '0'), IS_NEGATIVE);
}

/** ValidateResourceQuantityValue in pkg/apis/core/validation. */
export function validateResourceQuantityValue(
  name: string,
  text: string | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateNonnegativeQuantity(text, path, errors);
  const counted = INTEGER_RESOURCES.has(name) || isExtendedResource(name);
  if (counted && !isWhole(quantityOf(text)))
    errors.invalid(path, quantityText(text ?? '0'), 'must be an integer');
}
