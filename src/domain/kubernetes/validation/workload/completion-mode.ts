import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { JobSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const MODES = ['NonIndexed', 'Indexed'];
/** maxParallelismForIndexedJob and maxFailedIndexesForIndexedJob. */
const MOST = 100_000;
/** completionsSoftLimit, and what holds above it. */
const MANY_COMPLETIONS = 100_000;
const MOST_OF_MANY = 10_000;

/** The completion mode in validateJobSpec of pkg/apis/batch/validation. The Job in a CronJob has none unless it is written. */
export function validateCompletionMode(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { completionMode = 'NonIndexed' } = spec;
  if (!MODES.includes(completionMode))
    errors.notSupported(path.child('completionMode'), completionMode, MODES, 'as given');
  if (completionMode === 'Indexed') {
    validateIndexed(spec, path, errors);
    validateManyIndexes(spec, path, errors);
  }
  if (completionMode === 'NonIndexed') validateNonIndexed(spec, path, errors);
}

function validateIndexed(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { completions, parallelism = 0, maxFailedIndexes = 0 } = spec;
  if (completions === undefined)
    errors.required(path.child('completions'), 'when completion mode is Indexed');
  if (parallelism > MOST) {
    const detail = `must be less than or equal to ${MOST} when completion mode is Indexed`;
    errors.invalid(path.child('parallelism'), parallelism, detail);
  }
  const failedPath = path.child('maxFailedIndexes');
  if (completions !== undefined && spec.maxFailedIndexes !== undefined && maxFailedIndexes > completions)
    errors.invalid(failedPath, maxFailedIndexes, 'must be less than or equal to completions');
  if (maxFailedIndexes > MOST)
    errors.invalid(failedPath, maxFailedIndexes, `must be less than or equal to ${MOST}`);
}

/** A list of failed indexes may grow long: above 10⁵ completions a back-off limit for each index asks for smaller numbers. */
function validateManyIndexes(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { completions = 0, parallelism = 0, maxFailedIndexes, backoffLimitPerIndex } = spec;
  if (completions <= MANY_COMPLETIONS || backoffLimitPerIndex === undefined) return;
  const detail = `must be less than or equal to ${MOST_OF_MANY} when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`;
  const failedPath = path.child('maxFailedIndexes');
  if (maxFailedIndexes === undefined)
    errors.required(failedPath, `must be specified when completions is above ${MANY_COMPLETIONS}`);
  if (parallelism > MOST_OF_MANY) errors.invalid(path.child('parallelism'), parallelism, detail);
  if (maxFailedIndexes !== undefined && maxFailedIndexes > MOST_OF_MANY)
    errors.invalid(failedPath, maxFailedIndexes, detail);
}

function validateNonIndexed(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  for (const field of ['backoffLimitPerIndex', 'maxFailedIndexes'] as const) {
    const value = spec[field];
    if (value !== undefined) errors.invalid(path.child(field), value, 'requires indexed completion mode');
  }
}
