import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  Affinity,
  LabelSelector,
  PodAffinity,
  PodAffinityTerm,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from '#domain/kubernetes/validation/common/labels.ts';
import { invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import { nameIsDNSLabel, validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { repeatedKeys, withLabelKeys } from './label-keys.ts';
import { validateNodeAffinity } from './node-affinity.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

type Labels = Readonly<Record<string, string>>;

/** validateAffinity in pkg/apis/core/validation. `labels` are the Pod's own, which `matchLabelKeys` look up. */
export function validateAffinity(
  affinity: Affinity | undefined,
  labels: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (affinity?.nodeAffinity) validateNodeAffinity(affinity.nodeAffinity, path.child('nodeAffinity'), errors);
  if (affinity?.podAffinity)
    validatePodAffinity(affinity.podAffinity, labels, path.child('podAffinity'), errors);
  if (affinity?.podAntiAffinity)
    validatePodAffinity(affinity.podAntiAffinity, labels, path.child('podAntiAffinity'), errors);
}

/** validatePodAffinity and validatePodAntiAffinity in pkg/apis/core/validation, which are alike. */
function validatePodAffinity(
  affinity: PodAffinity,
  labels: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, term] of (affinity[REQUIRED] ?? []).entries()) {
    validatePodAffinityTerm(term, labels, path.child(REQUIRED).index(at), errors);
  }
  for (const [at, { weight = 0, podAffinityTerm = {} }] of (affinity[PREFERRED] ?? []).entries()) {
    const termPath = path.child(PREFERRED).index(at);
    if (weight <= 0 || weight > 100)
      errors.invalid(termPath.child('weight'), weight, 'must be in the range 1-100');
    validatePodAffinityTerm(podAffinityTerm, labels, termPath.child('podAffinityTerm'), errors);
  }
}

/** validatePodAffinityTerm in pkg/apis/core/validation: a bad namespace is an error of `namespace`. */
function validatePodAffinityTerm(
  term: PodAffinityTerm,
  labels: Labels,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { topologyKey = '' } = term;
  const selector = term.labelSelector && withLabelKeys(term.labelSelector, term, labels);
  validateLabelSelector(selector, path.child('labelSelector'), errors);
  validateLabelSelector(term.namespaceSelector, path.child('namespaceSelector'), errors);
  for (const [at, namespace] of (term.namespaces ?? []).entries()) {
    const namespacePath = path.child('namespaces').index(at).printedAs(path.child('namespace').toString());
    invalidForEach(errors, namespacePath, namespace, nameIsDNSLabel(namespace));
  }
  validateLabelKeys(term, path, errors);
  validateLabelKeysAgainstSelector(term, selector, path, errors);
  if (topologyKey === '') errors.required(path.child('topologyKey'), 'can not be empty');
  validateQualifiedName(topologyKey, path.child('topologyKey'), errors);
}

/** validateLabelKeys in pkg/apis/core/validation, for both lists of keys. */
function validateLabelKeys(term: PodAffinityTerm, path: FieldPath, errors: FieldErrors): void {
  for (const list of ['matchLabelKeys', 'mismatchLabelKeys'] as const) {
    const keys = term[list] ?? [];
    if (keys.length === 0) continue;
    if (term.labelSelector === undefined) {
      errors.forbidden(path.child(list), 'must not be specified when labelSelector is not set');
      continue;
    }
    for (const [at, key] of keys.entries()) validateQualifiedName(key, path.child(list).index(at), errors);
  }
}

/**
 * validateMatchLabelKeysAndMismatchLabelKeys in pkg/apis/core/validation. A key that is in the selector too prints the index on
 * the term instead of on the list.
 */
function validateLabelKeysAgainstSelector(
  term: PodAffinityTerm,
  selector: LabelSelector | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const keys = term.matchLabelKeys ?? [];
  for (const key of repeatedKeys(selector ?? {}, keys)) {
    const at = keys.lastIndexOf(key);
    const printed = path.child('matchLabelKeys').index(at).printedAs(path.index(at).toString());
    errors.invalid(printed, key, 'exists in both matchLabelKeys and labelSelector');
  }
  for (const [at, key] of keys.entries()) {
    if (!(term.mismatchLabelKeys ?? []).includes(key)) continue;
    errors.invalid(
      path.child('matchLabelKeys').index(at),
      key,
      'exists in both matchLabelKeys and mismatchLabelKeys',
    );
  }
}
