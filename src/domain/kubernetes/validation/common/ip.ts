import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** IsValidIP in k8s.io/apimachinery/pkg/util/validation: leading zeros are read as decimal (ParseIPSloppy). */
export function validateIP(value: string, path: FieldPath, errors: FieldErrors): void {
  if (!isIP(value))
    errors.invalid(path, value, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)');
}

/** Whether netutils.ParseIPSloppy reads it. */
export function isIP(value: string): boolean {
  return isIPv4(value) || isIPv6(value);
}

export function isIPv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^\d+$/.test(part) && Number(part) <= 255);
}

/** Eight groups of up to four hexadecimal digits (zeros in front are not counted), one run of zeros as `::`, and IPv4 at the end; no zone. */
export function isIPv6(value: string): boolean {
  const [head = '', tail, ...more] = value.split('::');
  if (more.length > 0) return false;
  const left = groupsOf(head, tail === undefined);
  if (tail === undefined) return left === 8;
  const right = groupsOf(tail, true);
  return left !== undefined && right !== undefined && left + right < 8;
}

/** How many groups the part holds, or undefined when one of them is wrong. */
function groupsOf(part: string, mayEndInIPv4: boolean): number | undefined {
  if (part === '') return 0;
  const groups = part.split(':');
  const last = groups.at(-1) ?? '';
  const endsInIPv4 = mayEndInIPv4 && isIPv4(last);
  const hex = endsInIPv4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => /^0*[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return hex.length + (endsInIPv4 ? 2 : 0);
}
