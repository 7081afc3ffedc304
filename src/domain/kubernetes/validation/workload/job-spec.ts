import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { JobSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateCompletionMode } from './completion-mode.ts';
import { validateManagedBy } from './managed-by.ts';
import { validatePodFailurePolicy } from './pod-failure-policy.ts';
import { validateSuccessPolicy } from './success-policy.ts';
import { validatePodTemplate } from './template.ts';

const NUMBERS = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

const ENDING = ['OnFailure', 'Never'];
const REPLACEMENT_POLICIES = ['Failed', 'TerminatingOrFailed'];

/** validateJobSpec in pkg/apis/batch/validation: of a Job, and of the Job in a CronJob. */
export function validateJobSpec(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  for (const field of NUMBERS) validateNonnegative(spec[field], path.child(field), errors);
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined)
    errors.required(path.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified');
  validateManagedBy(spec.managedBy, path.child('managedBy'), errors);
  validateCompletionMode(spec, path, errors);
  validatePodFailurePolicy(spec, path.child('podFailurePolicy'), errors);
  validateSuccessPolicy(spec, path.child('successPolicy'), errors);
  validatePodReplacementPolicy(spec, path.child('podReplacementPolicy'), errors);
  validatePodTemplate(spec.template ?? {}, path.child('template'), errors);
  validateRestartPolicy(spec, path.child('template', 'spec', 'restartPolicy'), errors);
}

/** validatePodReplacementPolicy in pkg/apis/batch/validation. */
function validatePodReplacementPolicy(
  { podReplacementPolicy, podFailurePolicy }: JobSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const allowed = podFailurePolicy === undefined ? REPLACEMENT_POLICIES : ['Failed'];
  if (podReplacementPolicy !== undefined && !allowed.includes(podReplacementPolicy))
    errors.notSupported(path, podReplacementPolicy, allowed);
}

/** Pods of a Job have to end. Always is what the Pod template defaults to, so it counts as not set. */
function validateRestartPolicy(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const policy = spec.template?.spec?.restartPolicy ?? '';
  if (policy === '' || policy === 'Always')
    errors.required(path, `valid values: ${ENDING.map((word) => `"${word}"`).join(', ')}`);
  else if (!ENDING.includes(policy)) errors.notSupported(path, policy, ENDING, 'as given');
  else if (spec.podFailurePolicy !== undefined && policy !== 'Never')
    errors.invalid(path, policy, 'only "Never" is supported when podFailurePolicy is specified');
}
