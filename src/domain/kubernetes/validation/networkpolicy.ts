import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { NetworkPolicy } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from './common/labels.ts';
import { nameIsDNSSubdomain } from './common/names.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateObjectMeta } from './metadata.ts';

const POLICY_TYPES = ['Egress', 'Ingress'];

/** After ValidateNetworkPolicy in pkg/apis/networking/validation: its selectors and types, not its addresses and ports. */
export function validateNetworkPolicy(policy: NetworkPolicy, errors: FieldErrors): void {
  const { root } = FieldPath;
  const spec = policy.spec ?? {};
  validateObjectMeta(policy.metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  validateLabelSelector(spec.podSelector, root.child('spec', 'podSelector'), errors);
  for (const [at, type] of (spec.policyTypes ?? []).entries()) {
    if (!POLICY_TYPES.includes(type))
      errors.notSupported(root.child('spec', 'policyTypes').index(at), type, POLICY_TYPES);
  }
}
