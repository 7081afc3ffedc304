import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateContainerCommon } from './container.ts';
import type { PodContext } from './context.ts';
import { validateLifecycle } from './lifecycle.ts';
import { validateHostPortConflicts } from './ports.ts';
import { validateProbes } from './probes.ts';
import { validateContainerRestartPolicy } from './restart-rules.ts';

/** validateContainers in pkg/apis/core/validation. Names of init containers are compared in their own rule. */
export function validateContainers(
  containers: readonly Container[],
  context: PodContext,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (containers.length === 0) return errors.required(path);
  const names = new Set<string>();
  for (const [at, container] of containers.entries()) {
    const containerPath = path.index(at);
    const name = container.name ?? '';
    validateContainerCommon(container, context, containerPath, errors);
    if (names.has(name)) errors.duplicate(containerPath.child('name'), name);
    names.add(name);
    validateLifecycle(container.lifecycle, context.gracePeriod, containerPath.child('lifecycle'), errors);
    validateProbes(container, context.gracePeriod, containerPath, errors);
    validateContainerRestartPolicy(container, containerPath, errors);
  }
  validateHostPortConflicts(containers, path, errors);
}
