import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServiceAccount } from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSSubdomain } from './common/names.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateObjectMeta } from './metadata.ts';

const ENFORCE_MOUNTABLE = 'kubernetes.io/enforce-mountable-secrets';

/** After ValidateServiceAccount in pkg/apis/core/validation: nothing but its metadata. */
export function validateServiceAccount(account: ServiceAccount, errors: FieldErrors): void {
  validateObjectMeta(account.metadata, true, nameIsDNSSubdomain, FieldPath.root.child('metadata'), errors);
  if (errors.errors.length === 0) warnOfMountableSecrets(account, errors);
}

/** warnIfHasEnforceMountableSecretsAnnotation in pkg/registry/core/serviceaccount/strategy.go. */
function warnOfMountableSecrets(account: ServiceAccount, errors: FieldErrors): void {
  if (!Object.hasOwn(account.metadata?.annotations ?? {}, ENFORCE_MOUNTABLE)) return;
  const path = FieldPath.root.child('metadata', 'annotations').key(ENFORCE_MOUNTABLE);
  const text = 'deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets';
  errors.warn(path, `${path.toString()}: ${text}`);
}
