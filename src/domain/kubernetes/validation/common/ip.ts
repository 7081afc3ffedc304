import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { parseIP } from '#domain/kubernetes/validation/network/ip-address.ts';

/** IsValidIPForLegacyField in pkg/apis/core/validation: leading zeros are read as decimal (ParseIPSloppy). */
export function validateIP(value: string, path: FieldPath, errors: FieldErrors): void {
  if (parseIP(value) === undefined)
    errors.invalid(path, value, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
}
