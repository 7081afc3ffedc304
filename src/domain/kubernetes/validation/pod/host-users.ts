import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** validateHostUsers in pkg/apis/core/validation: users of its own do not go with the node's namespaces. Prints `HostPID`. */
export function validateHostUsers(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  if (spec.hostUsers !== false) return;
  const printed = { hostNetwork: 'hostNetwork', hostPID: 'HostPID', hostIPC: 'HostIPC' } as const;
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC'] as const) {
    if (spec[field] !== true) continue;
    errors.forbidden(
      specPath.child(field).printedAs(specPath.child(printed[field]).toString()),
      'when `hostUsers` is false',
    );
  }
}
