import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  NodeAffinity,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
} from '#domain/kubernetes/schema/api.gen.ts';
import { isValidLabelValue } from '#domain/kubernetes/validation/common/labels.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { nameIsDNSSubdomain, validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const NOT_AN_OPERATOR = 'not a valid selector operator';

/** Values of preferences are not looked at: a wrong one does no harm there. */
type Strictness = 'required' | 'preferred';

/** validateNodeAffinity in pkg/apis/core/validation. */
export function validateNodeAffinity(affinity: NodeAffinity, path: FieldPath, errors: FieldErrors): void {
  const required = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  if (required)
    validateNodeSelector(required, path.child('requiredDuringSchedulingIgnoredDuringExecution'), errors);
  const preferredPath = path.child('preferredDuringSchedulingIgnoredDuringExecution');
  for (const [at, term] of (affinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).entries()) {
    const { weight = 0, preference = {} } = term;
    if (weight <= 0 || weight > 100)
      errors.invalid(preferredPath.index(at).child('weight'), weight, 'must be in the range 1-100');
    validateTerm(preference, 'preferred', preferredPath.index(at).child('preference'), errors);
  }
}

/** ValidateNodeSelector in pkg/apis/core/validation. */
function validateNodeSelector(selector: NodeSelector, path: FieldPath, errors: FieldErrors): void {
  const terms = selector.nodeSelectorTerms ?? [];
  const termsPath = path.child('nodeSelectorTerms');
  if (terms.length === 0) errors.required(termsPath, 'must have at least one node selector term');
  for (const [at, term] of terms.entries()) validateTerm(term, 'required', termsPath.index(at), errors);
}

/** ValidateNodeSelectorTerm in pkg/apis/core/validation. */
function validateTerm(
  term: NodeSelectorTerm,
  strictness: Strictness,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, requirement] of (term.matchExpressions ?? []).entries()) {
    validateExpression(requirement, strictness, path.child('matchExpressions').index(at), errors);
  }
  for (const [at, requirement] of (term.matchFields ?? []).entries()) {
    validateField(requirement, path.child('matchFields').index(at), errors);
  }
}

/** ValidateNodeSelectorRequirement in pkg/apis/core/validation. */
function validateExpression(
  requirement: NodeSelectorRequirement,
  strictness: Strictness,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { key = '', values = [] } = requirement;
  validateOperator(requirement, path, errors);
  validateQualifiedName(key, path.child('key'), errors);
  if (strictness === 'preferred') return;
  for (const [at, value] of values.entries())
    invalidForEach(errors, path.child('values').index(at), value, isValidLabelValue(value));
}

/** How many values an operator takes. */
function validateOperator(requirement: NodeSelectorRequirement, path: FieldPath, errors: FieldErrors): void {
  const { operator = '', values = [] } = requirement;
  const valuesPath = path.child('values');
  if (['In', 'NotIn'].includes(operator)) {
    if (values.length === 0)
      errors.required(valuesPath, "must be specified when `operator` is 'In' or 'NotIn'");
  } else if (['Exists', 'DoesNotExist'].includes(operator)) {
    if (values.length > 0)
      errors.forbidden(valuesPath, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
  } else if (['Gt', 'Lt'].includes(operator)) {
    if (values.length !== 1)
      errors.required(valuesPath, "must be specified single value when `operator` is 'Lt' or 'Gt'");
  } else errors.invalid(path.child('operator'), operator, NOT_AN_OPERATOR);
}

/** ValidateNodeFieldSelectorRequirement in pkg/apis/core/validation: nodes have one field to select by, their name. */
function validateField(requirement: NodeSelectorRequirement, path: FieldPath, errors: FieldErrors): void {
  const { operator = '', key = '', values = [] } = requirement;
  if (operator !== 'In' && operator !== 'NotIn')
    errors.invalid(path.child('operator'), operator, NOT_AN_OPERATOR);
  else if (values.length !== 1) {
    errors.required(
      path.child('values'),
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  }
  if (key !== 'metadata.name')
    return errors.invalid(path.child('key'), key, 'not a valid field selector key');
  for (const [at, value] of values.entries()) {
    invalidForEach(errors, path.child('values').index(at), value, nameIsDNSSubdomain(value));
  }
}
