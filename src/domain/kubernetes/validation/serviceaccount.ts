import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServiceAccount } from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSSubdomain } from './common/names.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateObjectMeta } from './metadata.ts';

/** After ValidateServiceAccount in pkg/apis/core/validation: nothing but its metadata. */
export function validateServiceAccount(account: ServiceAccount, errors: FieldErrors): void {
  validateObjectMeta(account.metadata, true, nameIsDNSSubdomain, FieldPath.root.child('metadata'), errors);
}
