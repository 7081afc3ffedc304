import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ContainerResizePolicy } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const RESOURCES = ['cpu', 'memory'] as const;
const POLICIES = ['NotRequired', 'RestartContainer'] as const;

/** validateResizePolicy in pkg/apis/core/validation: nearly all of its errors stand at the list. */
export function validateResizePolicy(
  policies: readonly ContainerResizePolicy[] | undefined,
  podRestartPolicy: string,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const seen = new Set<string>();
  for (const [at, { resourceName = '', restartPolicy = '' }] of (policies ?? []).entries()) {
    if (seen.has(resourceName)) errors.duplicate(path.index(at), resourceName);
    seen.add(resourceName);
    validateWord(resourceName, RESOURCES, path, errors);
    validateWord(restartPolicy, POLICIES, path, errors);
    if (podRestartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      errors.invalid(path, restartPolicy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
    }
  }
}

function validateWord(
  word: string,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (word === '') errors.required(path);
  else if (!supported.includes(word)) errors.notSupported(path, word, supported);
}
