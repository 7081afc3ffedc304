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
  refusePriority(spec, path, errors);
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

/** What the classes that every cluster has are worth; a Pod without a class has 0 unless the cluster has a default class. */
const PRIORITIES: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
]);

/** admitPod in plugin/pkg/admission/priority: `priority` is computed; what is written there has to be the same. */
function refusePriority(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const computed = PRIORITIES.get(spec.priorityClassName ?? '');
  if (spec.priority === undefined || computed === undefined || spec.priority === computed) return;
  errors.forbidden(
    path.child('priority'),
    `the integer value of priority (${spec.priority}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`,
  );
}
