import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { EphemeralContainer, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateContainerCommon, validateImageIsTrimmed } from './container.ts';
import type { PodContext } from './context.ts';
import { holdsOnlyStopSignal } from './lifecycle.ts';

/** What is missing in allowedEphemeralContainerFields in pkg/apis/core/validation. */
const FORBIDDEN_FIELDS = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const;

const FORBIDDEN = 'cannot be set for an Ephemeral Container';

/** validateEphemeralContainers in pkg/apis/core/validation. On create they are forbidden as well, whatever they hold. */
export function validateEphemeralContainers(
  spec: PodSpec,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const others = new Set(
    [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map((container) => container.name ?? ''),
  );
  const names = new Set(others);
  for (const [at, container] of (spec.ephemeralContainers ?? []).entries()) {
    const containerPath = path.index(at);
    const { name = '', targetContainerName = '' } = container;
    validateContainerCommon(container, context, containerPath, errors);
    validateImageIsTrimmed(container, containerPath, errors);
    if (names.has(name)) errors.duplicate(containerPath.child('name'), name);
    names.add(name);
    if (targetContainerName !== '' && !others.has(targetContainerName)) {
      errors.notFound(containerPath.child('targetContainerName'), targetContainerName);
    }
    forbidFields(container, containerPath, errors);
  }
}

function forbidFields(container: EphemeralContainer, path: FieldPath, errors: FieldErrors): void {
  for (const field of FORBIDDEN_FIELDS) {
    if (isSet(container, field)) errors.forbidden(path.child(field), FORBIDDEN);
  }
  for (const [at, mount] of (container.volumeMounts ?? []).entries()) {
    const mountPath = path.child('volumeMounts').index(at);
    if ((mount.subPath ?? '') !== '') errors.forbidden(mountPath.child('subPath'), FORBIDDEN);
    if ((mount.subPathExpr ?? '') !== '') errors.forbidden(mountPath.child('subPathExpr'), FORBIDDEN);
  }
}

/** Kubernetes compares with the zero value: empty `resources` are none, an empty list is one. */
function isSet(container: EphemeralContainer, field: (typeof FORBIDDEN_FIELDS)[number]): boolean {
  const value = container[field];
  if (value === undefined || (field === 'lifecycle' && holdsOnlyStopSignal(container.lifecycle ?? {})))
    return false;
  return field !== 'resources' || Object.keys(value).length > 0;
}
