import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  JobSpec,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
  PodFailurePolicyRule,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const MOST_RULES = 20;
const MOST_VALUES = 255;
const MOST_PATTERNS = 20;
const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore'];
const OPERATORS = ['In', 'NotIn'];
const STATUSES = ['False', 'True', 'Unknown'];

/** validatePodFailurePolicy in pkg/apis/batch/validation. */
export function validatePodFailurePolicy(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.podFailurePolicy === undefined) return;
  const { rules = [] } = spec.podFailurePolicy;
  const rulesPath = path.child('rules');
  if (rules.length > MOST_RULES) errors.tooMany(rulesPath, MOST_RULES);
  for (const [at, rule] of rules.entries()) validateRule(spec, rule, rulesPath.index(at), errors);
}

/** validatePodFailurePolicyRule: exit codes or conditions, not both. */
function validateRule(spec: JobSpec, rule: PodFailurePolicyRule, path: FieldPath, errors: FieldErrors): void {
  const { action = '', onExitCodes, onPodConditions = [] } = rule;
  const actionPath = path.child('action');
  if (action !== 'FailIndex') validateWord(action, ACTIONS, actionPath, errors);
  else if (spec.backoffLimitPerIndex === undefined)
    errors.invalid(actionPath, action, 'requires the backoffLimitPerIndex to be set');
  if (onExitCodes !== undefined)
    validateExitCodes(onExitCodes, containerNames(spec), path.child('onExitCodes'), errors);
  validateConditions(onPodConditions, path.child('onPodConditions'), errors);
  const both = onExitCodes !== undefined && onPodConditions.length > 0;
  const neither = onExitCodes === undefined && onPodConditions.length === 0;
  if (both)
    errors.invalid(path, undefined, 'specifying both OnExitCodes and OnPodConditions is not supported');
  if (neither)
    errors.invalid(path, undefined, 'specifying one of OnExitCodes and OnPodConditions is required');
}

function containerNames({ template }: JobSpec): ReadonlySet<string> {
  const { containers = [], initContainers = [] } = template?.spec ?? {};
  return new Set([...containers, ...initContainers].map(({ name = '' }) => name));
}

/** A word that has to be there; Go prints a list of quoted texts with blanks between them. */
function validateWord(word: string, known: readonly string[], path: FieldPath, errors: FieldErrors): void {
  if (word === '') errors.required(path, `valid values: [${known.map((each) => `"${each}"`).join(' ')}]`);
  else if (!known.includes(word)) errors.notSupported(path, word, known);
}

/** validatePodFailurePolicyRuleOnPodConditions. */
function validateConditions(
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (patterns.length > MOST_PATTERNS) errors.tooMany(path, MOST_PATTERNS);
  for (const [at, { type = '', status = '' }] of patterns.entries()) {
    validateQualifiedName(type, path.index(at).child('type'), errors);
    validateWord(status, STATUSES, path.index(at).child('status'), errors);
  }
}

/** validatePodFailurePolicyRuleOnExitCodes: the values are different, in order, and not 0 for In. */
function validateExitCodes(
  requirement: PodFailurePolicyOnExitCodesRequirement,
  names: ReadonlySet<string>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { operator = '', containerName, values = [] } = requirement;
  validateWord(operator, OPERATORS, path.child('operator'), errors);
  if (containerName !== undefined && !names.has(containerName)) {
    const detail = 'must be one of the container or initContainer names in the pod template';
    errors.invalid(path.child('containerName'), containerName, detail);
  }
  validateValues(values, operator, path.child('values'), errors);
}

function validateValues(
  values: readonly number[],
  operator: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (values.length === 0) errors.invalid(path, values, 'at least one value is required');
  if (values.length > MOST_VALUES) errors.tooMany(path, MOST_VALUES);
  for (const [at, value] of values.entries()) {
    if (operator === 'In' && value === 0)
      errors.invalid(path.index(at), value, 'must not be 0 for the In operator');
    if (values.indexOf(value) < at) errors.duplicate(path.index(at), value);
  }
  if (values.some((value, at) => at > 0 && (values[at - 1] ?? value) > value))
    errors.invalid(path, values, 'must be ordered');
}
