import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateContainerCommon } from './container.ts';
import type { PodContext } from './context.ts';
import { holdsOnlyStopSignal, validateLifecycle } from './lifecycle.ts';
import { validateHostPortConflicts } from './ports.ts';
import { validateProbes } from './probes.ts';
import { validateContainerRestartPolicy } from './restart-rules.ts';

/** validateInitContainers in pkg/apis/core/validation; with `restartPolicy: Always` one is a native sidecar. */
export function validateInitContainers(
  spec: PodSpec,
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const names = new Set((spec.containers ?? []).map((container) => container.name ?? ''));
  for (const [at, container] of (spec.initContainers ?? []).entries()) {
    const containerPath = path.index(at);
    const name = container.name ?? '';
    validateContainerCommon(container, context, containerPath, errors);
    validateInitContainerRestartPolicy(container, containerPath, errors);
    if (names.has(name)) errors.duplicate(containerPath.child('name'), name);
    else if (name !== '') names.add(name);
    // Init containers run one by one, so that each is compared with itself only; Kubernetes prints the list's first index.
    validateHostPortConflicts([container], path, errors);
    if (container.restartPolicy === 'Always') {
      validateLifecycle(container.lifecycle, context.gracePeriod, containerPath.child('lifecycle'), errors);
      validateProbes(container, context.gracePeriod, containerPath, errors);
    } else forbidHooksAndProbes(container, containerPath, errors);
  }
}

/** validateInitContainerRestartPolicy in pkg/apis/core/validation: a sidecar always restarts, whatever its exit code. */
function validateInitContainerRestartPolicy(
  container: Container,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (container.restartPolicy !== 'Always') return validateContainerRestartPolicy(container, path, errors);
  if ((container.restartPolicyRules ?? []).length === 0) return;
  const text = 'restartPolicyRules are not allowed for init containers with restart policy Always';
  errors.forbidden(path.child('restartPolicyRules'), text);
}

/** An init container runs to its end: nothing may wait for it to be ready, alive or stopped. */
function forbidHooksAndProbes(container: Container, path: FieldPath, errors: FieldErrors): void {
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    if (container[field] === undefined) continue;
    if (field === 'lifecycle' && holdsOnlyStopSignal(container.lifecycle ?? {})) continue;
    errors.forbidden(path.child(field), 'may not be set for init containers without restartPolicy=Always');
  }
}
