import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Lifecycle } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateHandler } from './handlers.ts';

/** validateLifecycle in pkg/apis/core/validation. `stopSignal` is dropped by an API server with default feature gates. */
export function validateLifecycle(
  lifecycle: Lifecycle | undefined,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (lifecycle?.postStart)
    validateHandler(lifecycle.postStart, gracePeriod, path.child('postStart'), errors);
  if (lifecycle?.preStop) validateHandler(lifecycle.preStop, gracePeriod, path.child('preStop'), errors);
}

/** dropDisabledFields in pkg/api/pod: what held nothing but a dropped `stopSignal` is dropped as well. */
export function holdsOnlyStopSignal(lifecycle: Lifecycle): boolean {
  return (
    lifecycle.stopSignal !== undefined && lifecycle.postStart === undefined && lifecycle.preStop === undefined
  );
}
