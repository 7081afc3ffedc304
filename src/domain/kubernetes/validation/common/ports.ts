import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { IntOrString } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import {
  inclusiveRangeError,
  invalidForEach,
  maxLenError,
} from '#domain/kubernetes/validation/common/messages.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const PORT_NAME_MAX = 15;

export const PROTOCOLS = ['SCTP', 'TCP', 'UDP'] as const;

/** IsValidPortNum in k8s.io/apimachinery/pkg/util/validation. */
export function isValidPortNum(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : [inclusiveRangeError(1, 65535)];
}

/** IsValidPortName in k8s.io/apimachinery/pkg/util/validation. */
export function isValidPortName(name: string): string[] {
  const messages: string[] = [];
  if (byteLength(name) > PORT_NAME_MAX) messages.push(maxLenError(PORT_NAME_MAX));
  if (!/^[-a-z0-9]+$/.test(name))
    messages.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(name)) messages.push('must contain at least one letter (a-z)');
  if (name.includes('--')) messages.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) messages.push('must not begin or end with a hyphen');
  return messages;
}

/** ValidatePortNumOrName in pkg/apis/core/validation. An absent port is the number 0. */
export function validatePortNumOrName(
  port: IntOrString | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const value = port ?? 0;
  invalidForEach(
    errors,
    path,
    value,
    typeof value === 'number' ? isValidPortNum(value) : isValidPortName(value),
  );
}
