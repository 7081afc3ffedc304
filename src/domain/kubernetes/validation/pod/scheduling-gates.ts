import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodReadinessGate, PodSchedulingGate } from '#domain/kubernetes/schema/api.gen.ts';
import { validateQualifiedName } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** validateSchedulingGates in pkg/apis/core/validation: errors stand at the gate, not at its name. */
export function validateSchedulingGates(
  gates: readonly PodSchedulingGate[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const seen = new Set<string>();
  for (const [at, { name = '' }] of (gates ?? []).entries()) {
    validateQualifiedName(name, path.index(at), errors);
    if (seen.has(name)) errors.duplicate(path.index(at), name);
    seen.add(name);
  }
}

/** validateReadinessGates in pkg/apis/core/validation. */
export function validateReadinessGates(
  gates: readonly PodReadinessGate[] | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, { conditionType = '' }] of (gates ?? []).entries()) {
    validateQualifiedName(conditionType, path.index(at).child('conditionType'), errors);
  }
}
