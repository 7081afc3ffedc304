import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** MaxLenError in k8s.io/apimachinery/pkg/util/validation; what stands in pkg/api/validate/content since 1.34 says bytes. */
export function maxLenError(length: number, unit: 'characters' | 'bytes' = 'characters'): string {
  return `must be no more than ${length} ${unit}`;
}

/** RegexError in k8s.io/apimachinery/pkg/util/validation, with its two blanks between examples. */
export function regexError(message: string, format: string, ...examples: readonly string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${format}')`;
  const listed = examples.map((example) => `'${example}', `).join(' or ');
  return `${message} (e.g. ${listed}regex used for validation is '${format}')`;
}

/** InclusiveRangeError in k8s.io/apimachinery/pkg/util/validation. */
export function inclusiveRangeError(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`;
}

/** field.Invalid once for each message. */
export function invalidForEach(
  errors: FieldErrors,
  path: FieldPath,
  value: unknown,
  messages: readonly string[],
): void {
  for (const message of messages) errors.invalid(path, value, message);
}
