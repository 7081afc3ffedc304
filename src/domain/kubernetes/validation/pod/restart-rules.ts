import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, ContainerRestartRule } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const RESTART_POLICIES = ['Always', 'Never', 'OnFailure'] as const;
const OPERATORS = ['In', 'NotIn'] as const;
const MAX_RULES = 20;
const MAX_EXIT_CODES = 255;

/**
 * validateContainerRestartPolicy in pkg/apis/core/validation (ContainerRestartRules): a container may have a restart policy
 * of its own, and with it rules for exit codes.
 */
export function validateContainerRestartPolicy(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { restartPolicy, restartPolicyRules = [] } = container;
  if (restartPolicy === undefined) {
    if (restartPolicyRules.length === 0) return;
    errors.required(path.child('restartPolicy'), 'must specify restartPolicy when restart rules are used');
  } else if (!RESTART_POLICIES.some((known) => known === restartPolicy)) {
    errors.notSupported(path.child('restartPolicy'), restartPolicy, RESTART_POLICIES);
  }
  validateRestartRules(restartPolicyRules, path.child('restartPolicyRules'), errors);
}

function validateRestartRules(
  rules: readonly ContainerRestartRule[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (rules.length > MAX_RULES) errors.tooLong(path, MAX_RULES);
  for (const [at, rule] of rules.entries()) validateRestartRule(rule, path.index(at), errors);
}

function validateRestartRule(rule: ContainerRestartRule, path: FieldPath, errors: FieldErrors): void {
  if (rule.action !== 'Restart') errors.notSupported(path.child('action'), rule.action ?? '', ['Restart']);
  const codesPath = path.child('exitCodes');
  if (rule.exitCodes === undefined) return errors.required(codesPath, 'must be specified');
  const { operator = '', values = [] } = rule.exitCodes;
  if (!OPERATORS.some((known) => known === operator))
    errors.notSupported(codesPath.child('operator'), operator, OPERATORS);
  if (values.length > MAX_EXIT_CODES) errors.tooLong(codesPath.child('values'), MAX_EXIT_CODES);
}
