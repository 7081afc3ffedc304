import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { LabelSelector, TopologySpreadConstraint } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from '#domain/kubernetes/validation/common/labels.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import { IS_NOT_POSITIVE } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

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
    validateMatchLabelKeys(constraint, labels, itemPath.child('matchLabelKeys'), errors);
    validateLabelSelector(constraint.labelSelector, itemPath.child('labelSelector'), errors);
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
 * validateMatchLabelKeysInTopologySpread in pkg/apis/core/validation. A key may not be in the selector too; the API server
 * adds `key In [value]` for labels that the Pod has, and so finds them on itself only when they stood there before.
 */
function validateMatchLabelKeys(
  constraint: TopologySpreadConstraint,
  labels: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const keys = constraint.matchLabelKeys ?? [];
  const selector = constraint.labelSelector;
  if (keys.length > 0 && selector === undefined)
    errors.forbidden(path, 'must not be specified when labelSelector is not set');
  const selected = selectedKeys(selector ?? {});
  for (const [at, key] of keys.entries()) {
    validateQualifiedName(key, path.index(at), errors);
    if (selected.has(key) && Object.hasOwn(labels, key)) {
      errors.invalid(path.index(at), key, 'exists in both matchLabelKeys and labelSelector');
    }
  }
}

function selectedKeys(selector: LabelSelector): ReadonlySet<string> {
  const expressions = (selector.matchExpressions ?? []).map((expression) => expression.key ?? '');
  return new Set([...Object.keys(selector.matchLabels ?? {}), ...expressions]);
}
