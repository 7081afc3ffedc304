import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { LabelSelector, LabelSelectorRequirement } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from '#domain/kubernetes/validation/common/labels.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

export type Labels = Readonly<Record<string, string>>;

/** What Kubernetes says where the labels of a template are not what the selector looks for. */
export const DOES_NOT_MATCH = '`selector` does not match template `labels`';

/** LabelSelectorAsSelector in apimachinery's meta/v1: it reads exactly what ValidateLabelSelector accepts. */
export function isReadable(selector: LabelSelector | undefined, path: FieldPath): boolean {
  const errors = new FieldErrors();
  validateLabelSelector(selector, path, errors);
  return errors.errors.length === 0;
}

/** A selector that is there and selects everything. */
export function isEmpty({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length + matchExpressions.length === 0;
}

/** Selector.Matches in apimachinery's labels: a selector that is missing finds nothing, an empty one finds everything. */
export function selects(selector: LabelSelector | undefined, labels: Labels): boolean {
  if (selector === undefined) return false;
  const held = new Map(Object.entries(labels));
  return (
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => held.get(key) === value) &&
    (selector.matchExpressions ?? []).every((requirement) => meets(requirement, held))
  );
}

function meets(
  { key = '', operator, values = [] }: LabelSelectorRequirement,
  held: ReadonlyMap<string, string>,
): boolean {
  const value = held.get(key);
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  return operator === 'Exists' ? value !== undefined : value === undefined;
}

/**
 * The selector that Deployments, ReplicaSets and StatefulSets must have. After ValidateDeploymentSpec in
 * pkg/apis/apps/validation; `empty` is what it says of a selector of everything.
 */
export function validateRequiredSelector(
  selector: LabelSelector | undefined,
  empty: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (selector === undefined) return errors.required(path);
  validateLabelSelector(selector, path, errors);
  if (isEmpty(selector)) errors.invalid(path, selector, empty);
}
