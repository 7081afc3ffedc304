import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ObjectMeta, PodResourceClaim } from '#domain/kubernetes/schema/api.gen.ts';
import {
  validateDNS1123Label,
  validateDNS1123Subdomain,
} from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { internalForm, type Form } from '#domain/kubernetes/validation/internal-form.ts';

/** gatherPodResourceClaimNames in pkg/apis/core/validation. */
export function resourceClaimNames(claims: readonly PodResourceClaim[] | undefined): ReadonlySet<string> {
  return new Set((claims ?? []).map((claim) => claim.name ?? '').filter((name) => name !== ''));
}

const MIRROR_POD = 'kubernetes.io/config.mirror';

/** validatePodResourceClaims in pkg/apis/core/validation; the copy of a static Pod has an error without a field for each. */
export function validatePodResourceClaims(
  claims: readonly PodResourceClaim[] | undefined,
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const isMirror = Object.hasOwn(metadata?.annotations ?? {}, MIRROR_POD);
  const names = new Set<string>();
  for (const [at, claim] of (claims ?? []).entries()) {
    if (isMirror) {
      errors.forbidden(path.index(at).printedAs(''), 'static pods do not support resource claims');
      continue;
    }
    validateName(claim.name ?? '', names, path.index(at).child('name'), errors);
    validateSource(claim, path.index(at), errors);
  }
}

function validateName(name: string, names: Set<string>, path: FieldPath, errors: FieldErrors): void {
  if (name === '') errors.required(path);
  else if (names.has(name)) errors.duplicate(path, name);
  else validateDNS1123Label(name, path, errors);
  names.add(name);
}

const CLAIM: Form = { Name: '', ResourceClaimName: null, ResourceClaimTemplateName: null };

function validateSource(claim: PodResourceClaim, path: FieldPath, errors: FieldErrors): void {
  const { resourceClaimName, resourceClaimTemplateName } = claim;
  if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined) {
    errors.invalid(
      path,
      internalForm(claim, CLAIM),
      'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
    );
  }
  if (resourceClaimName === undefined && resourceClaimTemplateName === undefined) {
    errors.invalid(
      path,
      internalForm(claim, CLAIM),
      'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
    );
  }
  if (resourceClaimName !== undefined)
    validateDNS1123Subdomain(resourceClaimName, path.child('resourceClaimName'), errors);
  if (resourceClaimTemplateName !== undefined) {
    validateDNS1123Subdomain(resourceClaimTemplateName, path.child('resourceClaimTemplateName'), errors);
  }
}
