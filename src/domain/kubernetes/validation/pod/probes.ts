import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, Probe } from '#domain/kubernetes/schema/api.gen.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateHandler } from './handlers.ts';

/** validateLivenessProbe, validateReadinessProbe and validateStartupProbe in pkg/apis/core/validation, in that order. */
export function validateProbes(
  container: Container,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { livenessProbe, readinessProbe, startupProbe } = container;
  if (livenessProbe) validateRestartingProbe(livenessProbe, gracePeriod, path.child('livenessProbe'), errors);
  if (readinessProbe)
    validateReadinessProbe(readinessProbe, gracePeriod, path.child('readinessProbe'), errors);
  if (startupProbe) validateRestartingProbe(startupProbe, gracePeriod, path.child('startupProbe'), errors);
}

function validateRestartingProbe(
  probe: Probe,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateProbe(probe, gracePeriod, path, errors);
  if (probe.successThreshold !== 1)
    errors.invalid(path.child('successThreshold'), probe.successThreshold ?? 0, 'must be 1');
}

function validateReadinessProbe(
  probe: Probe,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateProbe(probe, gracePeriod, path, errors);
  if (probe.terminationGracePeriodSeconds === undefined) return;
  errors.invalid(
    path.child('terminationGracePeriodSeconds'),
    probe.terminationGracePeriodSeconds,
    'must not be set for readinessProbes',
  );
}

/** validateProbe in pkg/apis/core/validation. Zeros never get here: they are defaults' business. */
function validateProbe(
  probe: Probe,
  gracePeriod: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateHandler(probe, gracePeriod, path, errors);
  const fields = [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ] as const;
  for (const field of fields) validateNonnegative(probe[field], path.child(field), errors);
  const own = probe.terminationGracePeriodSeconds;
  if (own !== undefined && own <= 0)
    errors.invalid(path.child('terminationGracePeriodSeconds'), own, 'must be greater than 0');
}
