import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Toleration } from '#domain/kubernetes/schema/api.gen.ts';
import { isValidLabelValue } from '#domain/kubernetes/validation/common/labels.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** In Kubernetes' own order, which its message keeps. */
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;

/** ValidateTolerations in pkg/apis/core/validation. */
export function validateTolerations(
  tolerations: readonly Toleration[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, toleration] of (tolerations ?? []).entries()) {
    const { key = '', operator = '', effect = '', tolerationSeconds } = toleration;
    const itemPath = path.index(at);
    if (key !== '') validateQualifiedName(key, itemPath.child('key'), errors);
    else if (operator !== 'Exists') {
      const text = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
      errors.invalid(itemPath.child('operator'), operator, text);
    }
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
      errors.invalid(
        itemPath.child('effect'),
        effect,
        "effect must be 'NoExecute' when `tolerationSeconds` is set",
      );
    }
    validateOperator(toleration, itemPath.child('operator'), errors);
    if (effect !== '' && !EFFECTS.some((known) => known === effect)) {
      errors.notSupported(itemPath.child('effect'), effect, EFFECTS, 'as given');
    }
  }
}

/** A value that does not fit the operator is an error of the operator; none means Equal. */
function validateOperator(toleration: Toleration, path: FieldPath, errors: FieldErrors): void {
  const { operator = '', value = '' } = toleration;
  if (operator === '' || operator === 'Equal') {
    const messages = isValidLabelValue(value);
    if (messages.length > 0) errors.invalid(path, value, messages.join(';'));
  } else if (operator !== 'Exists') errors.notSupported(path, operator, ['Equal', 'Exists']);
  else if (value !== '') errors.invalid(path, value, "value must be empty when `operator` is 'Exists'");
}
