import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { TopologySpreadConstraint } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from '#domain/kubernetes/validation/common/labels.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import { IS_NOT_POSITIVE } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { repeatedKeys, withLabelKeys } from './label-keys.ts';

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'] as const;
const NODE_POLICIES = ['Honor', 'Ignore'] as const;

type Labels = Readonly<Record<string, string>>;

/** validateTopologySpreadConstraints in pkg/apis/core/validation. */
export function validateTopologySpreadConstraints(
  constraints: readonly TopologySpreadConstraint[] | undefined,
  labels: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, constraint] of (constraints ?? []).entries()) {
    const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '' } = constraint;
    const itemPath = path.index(at);
    if (maxSkew <= 0) errors.invalid(itemPath.child('maxSkew'), maxSkew, IS_NOT_POSITIVE);
    if (topologyKey === '') errors.required(itemPath.child('topologyKey'), 'can not be empty');
    if (!ACTIONS.some((known) => known === whenUnsatisfiable)) {
      errors.notSupported(itemPath.child('whenUnsatisfiable'), whenUnsatisfiable, ACTIONS);
    }
    validateIsNew(constraint, (constraints ?? []).slice(at + 1), itemPath, errors);
    validateMinDomains(constraint, itemPath.child('minDomains'), errors);
    validateNodePolicy(constraint.nodeAffinityPolicy, itemPath.child('nodeAffinityPolicy'), errors);
    validateNodePolicy(constraint.nodeTaintsPolicy, itemPath.child('nodeTaintsPolicy'), errors);
    validateMatchLabelKeys(constraint, labels, itemPath, errors);
  }
}

/** ValidateSpreadConstraintNotRepeat in pkg/apis/core/validation: the earlier of two alike is the error. */
function validateIsNew(
  constraint: TopologySpreadConstraint,
  later: readonly TopologySpreadConstraint[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { topologyKey = '', whenUnsatisfiable = '' } = constraint;
  const repeated = later.some(
    (other) =>
      (other.topologyKey ?? '') === topologyKey && (other.whenUnsatisfiable ?? '') === whenUnsatisfiable,
  );
  if (!repeated) return;
  const printed = path.printedAs(`${path.toString()}.{topologyKey, whenUnsatisfiable}`);
  errors.duplicate(printed, `{${topologyKey}, ${whenUnsatisfiable}}`);
}

/** validateMinDomains in pkg/apis/core/validation. */
function validateMinDomains(
  constraint: TopologySpreadConstraint,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { minDomains, whenUnsatisfiable = '' } = constraint;
  if (minDomains === undefined) return;
  if (minDomains <= 0) errors.invalid(path, minDomains, IS_NOT_POSITIVE);
  if (whenUnsatisfiable !== 'DoNotSchedule') {
    errors.invalid(
      path,
      minDomains,
      `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`,
    );
  }
}

/** validateNodeInclusionPolicy in pkg/apis/core/validation. */
function validateNodePolicy(policy: string | undefined, path: FieldPath, errors: FieldErrors): void {
  if (policy !== undefined && !NODE_POLICIES.some((known) => known === policy))
    errors.notSupported(path, policy, NODE_POLICIES);
}

/**
 * validateMatchLabelKeysInTopologySpread in pkg/apis/core/validation, and the selector, to which the API server has added the keys
 * (mutateTopologySpreadConstraints in pkg/registry/core/pod/strategy.go).
 */
function validateMatchLabelKeys(
  constraint: TopologySpreadConstraint,
  labels: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const keys = constraint.matchLabelKeys ?? [];
  const keysPath = path.child('matchLabelKeys');
  if (keys.length > 0 && constraint.labelSelector === undefined)
    errors.forbidden(keysPath, 'must not be specified when labelSelector is not set');
  for (const [at, key] of keys.entries()) validateQualifiedName(key, keysPath.index(at), errors);
  if (constraint.labelSelector === undefined) return;
  const selector = withLabelKeys(constraint.labelSelector, { matchLabelKeys: keys }, labels);
  for (const key of repeatedKeys(selector, keys)) {
    errors.invalid(
      keysPath.index(keys.lastIndexOf(key)),
      key,
      'exists in both matchLabelKeys and labelSelector',
    );
  }
  validateLabelSelector(selector, path.child('labelSelector'), errors);
}
