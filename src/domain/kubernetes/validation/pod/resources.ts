import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ResourceClaim, ResourceRequirements } from '#domain/kubernetes/schema/api.gen.ts';
import { validateDNS1123Label, validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import { quantityText } from '#domain/kubernetes/validation/common/quantity-text.ts';
import { compareQuantities } from '#domain/kubernetes/validation/common/quantity.ts';
import {
  isExtendedResource,
  isHugePageMultiple,
  isHugePageResource,
  isNativeResource,
  isOvercommitAllowed,
  isStandardContainerResource,
  isStandardResource,
  quantityOf,
  validateResourceQuantityValue,
} from '#domain/kubernetes/validation/common/resources.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

export type ResourceNameRule = (name: string, path: FieldPath, errors: FieldErrors) => void;

/** ValidateContainerResourceRequirements in pkg/apis/core/validation. */
export function validateContainerResources(
  resources: ResourceRequirements | undefined,
  claimNames: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (resources !== undefined)
    validateResourceRequirements(resources, validateContainerResourceName, claimNames, path, errors);
}

/** validateResourceRequirements in pkg/apis/core/validation. */
export function validateResourceRequirements(
  resources: ResourceRequirements,
  validateName: ResourceNameRule,
  claimNames: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const limits = resources.limits ?? {};
  const requests = resources.requests ?? {};
  for (const list of ['limits', 'requests'] as const) {
    for (const [name, quantity] of Object.entries(resources[list] ?? {})) {
      const keyPath = path.child(list).key(name);
      validateName(name, keyPath, errors);
      validateResourceQuantityValue(name, quantity, keyPath, errors);
      validateHugePages(name, quantity, keyPath, errors);
      if (list === 'requests') validateAgainstLimit(name, quantity, limits, path, errors);
    }
  }
  validateHugePagesCompany([...Object.keys(limits), ...Object.keys(requests)], path, errors);
  validateResourceClaimNames(resources.claims ?? [], claimNames, path.child('claims'), errors);
}

function validateHugePagesCompany(names: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (!names.some(isHugePageResource) || names.includes('cpu') || names.includes('memory')) return;
  errors.forbidden(path, 'HugePages require cpu or memory');
}

/** A request may not be above its limit; of what cannot be overcommitted it has to be equal. */
function validateAgainstLimit(
  name: string,
  request: string,
  limits: Readonly<Record<string, string>>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
  const printed = path.child('requests').toString();
  const at = path.child('requests').key(name).printedAs(printed);
  if (limit === undefined) {
    if (!isOvercommitAllowed(name))
      errors.required(path.child('limits'), 'Limit must be set for non overcommitable resources');
    return;
  }
  const difference = compareQuantities(quantityOf(request), quantityOf(limit));
  if (difference !== 0 && !isOvercommitAllowed(name))
    errors.invalid(at, quantityText(request), `must be equal to ${name} limit of ${quantityText(limit)}`);
  else if (difference > 0)
    errors.invalid(
      at,
      quantityText(request),
      `must be less than or equal to ${name} limit of ${quantityText(limit)}`,
    );
}

/** validateResourceQuantityHugePageValue in pkg/apis/core/validation. */
function validateHugePages(name: string, quantity: string, path: FieldPath, errors: FieldErrors): void {
  if (!isHugePageResource(name) || isHugePageMultiple(name, quantityOf(quantity))) return;
  const text = quantityText(quantity);
  errors.invalid(path, text, `${text} is not positive integer multiple of ${name}`);
}

/** validateResourceName in pkg/apis/core/validation. */
export function validateResourceName(name: string, path: FieldPath, errors: FieldErrors): boolean {
  const before = errors.errors.length;
  validateQualifiedName(name, path, errors);
  if (errors.errors.length > before) return false;
  if (name.includes('/') || isStandardResource(name)) return true;
  errors.invalid(path, name, 'must be a standard resource type or fully qualified');
  return false;
}

/** validateContainerResourceName in pkg/apis/core/validation. */
function validateContainerResourceName(name: string, path: FieldPath, errors: FieldErrors): void {
  validateResourceName(name, path, errors);
  if (!name.includes('/')) {
    if (!isStandardContainerResource(name))
      errors.invalid(path, name, 'must be a standard resource for containers');
  } else if (!isNativeResource(name) && !isExtendedResource(name)) {
    errors.invalid(path, name, "doesn't follow extended resource name standard");
  }
}

/** validateResourceClaimNames in pkg/apis/core/validation. */
function validateResourceClaimNames(
  claims: readonly ResourceClaim[],
  claimNames: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const seen = new Set<string>();
  for (const [at, claim] of claims.entries()) {
    const name = claim.name ?? '';
    if (name === '') {
      errors.required(path.index(at));
      continue;
    }
    validateClaimIsNew(claim, seen, path.index(at), errors);
    if (claimNames.has(name)) continue;
    const known = [...claimNames].toSorted();
    const list = known.length === 0 ? ' which is empty' : `: ${known.join(', ')}`;
    errors.notFound(path.index(at), name, `must be one of the names in pod.spec.resourceClaims${list}`);
  }
}

/** A claim as a whole, or one request of it, may be named once; the whole overlaps with each of its requests. */
function validateClaimIsNew(
  claim: ResourceClaim,
  seen: Set<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { name = '', request = '' } = claim;
  if (seen.has(name)) return errors.duplicate(path, name);
  if (request !== '') validateDNS1123Label(request, path.child('request'), errors);
  const key = request === '' ? name : `${name}/${request}`;
  if (seen.has(key)) errors.duplicate(path, key);
  else if (request === '') {
    for (const other of seen) if (other.startsWith(`${name}/`)) errors.duplicate(path, name);
  }
  seen.add(key);
}
