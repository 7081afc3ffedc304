import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

/** In Kubernetes' own order, which its message keeps. */
const RESTART_POLICIES = ['Always', 'OnFailure', 'Never'] as const;

/** validateRestartPolicy in pkg/apis/core/validation. */
export function validateRestartPolicy(policy: string, path: FieldPath, errors: FieldErrors): void {
  if (policy === '') errors.required(path);
  else if (!RESTART_POLICIES.some((known) => known === policy))
    errors.notSupported(path, policy, RESTART_POLICIES, 'as given');
}
