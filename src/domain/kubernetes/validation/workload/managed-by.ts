import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { invalidForEach, regexError } from '#domain/kubernetes/validation/common/messages.ts';
import { isDNS1123Subdomain } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const LONGEST = 63;
const PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+";

/** managedBy in validateJobSpec of pkg/apis/batch/validation. */
export function validateManagedBy(name: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (name === undefined) return;
  validateDomainPrefixedPath(name, path, errors);
  if (byteLength(name) > LONGEST) errors.tooLong(path, LONGEST);
}

/** IsDomainPrefixedPath in k8s.io/apimachinery/pkg/util/validation. */
function validateDomainPrefixedPath(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name === '') return errors.required(path);
  const slash = name.indexOf('/');
  const host = name.slice(0, Math.max(slash, 0));
  const rest = name.slice(slash + 1);
  if (host === '' || rest === '')
    return errors.invalid(path, name, 'must be a domain-prefixed path (such as "acme.io/foo")');
  invalidForEach(errors, path, host, isDNS1123Subdomain(host));
  if (!new RegExp(`^${PATH}$`).test(rest)) errors.invalid(path, rest, regexError('Invalid path', PATH));
}
