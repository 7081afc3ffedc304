import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { LabelSelector, LabelSelectorRequirement } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { invalidForEach, maxLenError, regexError } from '#domain/kubernetes/validation/common/messages.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const LABEL_VALUE = '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?';
const LABEL_VALUE_MAX = 63;

/** IsValidLabelValue in k8s.io/apimachinery/pkg/util/validation. */
export function isValidLabelValue(value: string): string[] {
  const messages: string[] = [];
  if (byteLength(value) > LABEL_VALUE_MAX) messages.push(maxLenError(LABEL_VALUE_MAX, 'bytes'));
  if (!new RegExp(`^${LABEL_VALUE}$`).test(value)) {
    const text =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
    messages.push(regexError(text, LABEL_VALUE, 'MyValue', 'my_value', '12345'));
  }
  return messages;
}

/** ValidateLabels in apimachinery's meta/v1/validation: every error stands at the map itself. */
export function validateLabels(
  labels: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    validateQualifiedName(key, path, errors);
    invalidForEach(errors, path, value, isValidLabelValue(value));
  }
}

/** ValidateLabelSelector in apimachinery's meta/v1/validation. */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (selector === undefined) return;
  validateLabels(selector.matchLabels, path.child('matchLabels'), errors);
  for (const [at, requirement] of (selector.matchExpressions ?? []).entries()) {
    validateLabelSelectorRequirement(requirement, path.child('matchExpressions').index(at), errors);
  }
}

/** ValidateLabelSelectorRequirement in apimachinery's meta/v1/validation. */
function validateLabelSelectorRequirement(
  requirement: LabelSelectorRequirement,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { operator = '', key = '', values = [] } = requirement;
  if (['In', 'NotIn'].includes(operator)) {
    if (values.length === 0)
      errors.required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'");
  } else if (['Exists', 'DoesNotExist'].includes(operator)) {
    if (values.length > 0)
      errors.forbidden(
        path.child('values'),
        "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
  } else errors.invalid(path.child('operator'), operator, 'not a valid selector operator');
  validateQualifiedName(key, path.child('key'), errors);
  for (const [at, value] of values.entries()) {
    invalidForEach(errors, path.child('values').index(at), value, isValidLabelValue(value));
  }
}
