import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { IntOrString } from '#domain/kubernetes/schema/api.gen.ts';
import { invalidForEach, regexError } from '#domain/kubernetes/validation/common/messages.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const PERCENT = '[0-9]+%';

/** IsValidPercent in k8s.io/apimachinery/pkg/util/validation. */
function isValidPercent(text: string): string[] {
  if (isPercent(text)) return [];
  const message = "a valid percent string must be a numeric string followed by an ending '%'";
  return [regexError(message, PERCENT, '1%', '93%')];
}

const isPercent = (text: string): boolean => /^[0-9]+%$/.test(text) && !text.endsWith('\n');

/** ValidatePositiveIntOrPercent in pkg/apis/apps/validation: not below zero, or a percentage. */
export function validatePositiveIntOrPercent(value: IntOrString, path: FieldPath, errors: FieldErrors): void {
  if (typeof value === 'number') validateNonnegative(value, path, errors);
  else invalidForEach(errors, path, value, isValidPercent(value));
}

/** IsNotMoreThan100Percent in pkg/apis/apps/validation. */
export function validateNotMoreThan100Percent(
  value: IntOrString,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (typeof value === 'string' && isPercent(value) && amountOf(value) > 100)
    errors.invalid(path, value, 'must not be greater than 100%');
}

/** getIntOrPercentValue in pkg/apis/apps/validation: `25%` is 25, and so is the text `25`; what is no number is 0. */
export function amountOf(value: IntOrString): number {
  if (typeof value === 'number') return value;
  const digits = isPercent(value) ? value.slice(0, -1) : value;
  return /^[+-]?[0-9]+$/.test(digits) ? Number(digits) : 0;
}
