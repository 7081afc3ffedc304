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
    validateKey(toleration, path.index(at), errors);
    validateEffect(toleration, path.index(at).child('effect'), errors);
    validateOperator(toleration, path.index(at).child('operator'), errors);
  }
}

function validateKey(toleration: Toleration, path: FieldPath, errors: FieldErrors): void {
  const { key = '', operator = '' } = toleration;
  if (key !== '') return validateQualifiedName(key, path.child('key'), errors);
  if (operator === 'Exists') return;
  const text = 'operator must be Exists when `key` is empty, which means "match all values and all keys"';
  errors.invalid(path.child('operator'), operator, text);
}

function validateEffect(toleration: Toleration, path: FieldPath, errors: FieldErrors): void {
  const { effect = '', tolerationSeconds } = toleration;
  if (tolerationSeconds !== undefined && effect !== 'NoExecute') {
    errors.invalid(path, effect, "effect must be 'NoExecute' when `tolerationSeconds` is set");
  }
  if (effect !== '' && !EFFECTS.some((known) => known === effect))
    errors.notSupported(path, effect, EFFECTS, 'as given');
}

/** A value that does not fit the operator is an error of the operator; none means Equal. */
function validateOperator(toleration: Toleration, path: FieldPath, errors: FieldErrors): void {
  const { operator = '', value = '' } = toleration;
  if (operator === '' || operator === 'Equal') {
    const messages = isValidLabelValue(value);
    if (messages.length > 0) errors.invalid(path, value, messages.join(';'));
  } else if (operator !== 'Exists') errors.notSupported(path, operator, supportedFor(operator), 'as given');
  else if (value !== '') errors.invalid(path, value, "value must be empty when `operator` is 'Exists'");
}

/** `Lt` and `Gt` wait behind the gate TaintTolerationComparisonOperators; who writes one is told of both. */
function supportedFor(operator: string): readonly string[] {
  return operator === 'Lt' || operator === 'Gt' ? ['Equal', 'Exists', 'Lt', 'Gt'] : ['Equal', 'Exists'];
}
