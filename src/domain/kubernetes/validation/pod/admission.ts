import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/**
 * What admission plugins of a default API server refuse of a Pod, before validation sees it: plugin/pkg/admission/priority
 * and plugin/pkg/admission/runtimeclass. Where a class is named, only its cluster could tell. True when it was refused.
 */
export function refusedByAdmission(spec: PodSpec, path: FieldPath, errors: FieldErrors): boolean {
  const before = errors.errors.length;
  const { preemptionPolicy, overhead } = spec;
  const hasPriorityClass = (spec.priorityClassName ?? '') !== '';
  const hasRuntimeClass = spec.runtimeClassName !== undefined;
  if (preemptionPolicy !== undefined && preemptionPolicy !== 'PreemptLowerPriority' && !hasPriorityClass) {
    errors.forbidden(
      path.child('preemptionPolicy'),
      'the string value of PreemptionPolicy must not be provided in pod spec',
    );
  }
  if (overhead !== undefined && Object.keys(overhead).length > 0 && !hasRuntimeClass) {
    errors.forbidden(
      path.child('overhead'),
      'Pod Overhead set without corresponding RuntimeClass defined Overhead',
    );
  }
  return errors.errors.length > before;
}
