import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { CronJob, CronJobSpec, JobSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { effectiveName, validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { scheduleProblem } from './cron-schedule.ts';
import { validateJobSpec } from './job-spec.ts';
import { validateTimeZone } from './time-zone.ts';
import { warnOfJob } from './warnings.ts';

/** Each Job's name is the CronJob's and eleven characters more, and has to stay a label. */
const LONGEST_NAME = 52;
const CONCURRENCY_POLICIES = ['Allow', 'Forbid', 'Replace'];

/** ValidateCronJobCreate in pkg/apis/batch/validation. */
export function validateCronJob(cronJob: CronJob, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata, spec = {} } = cronJob;
  validateObjectMeta(metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  validateCronJobSpec(spec, root.child('spec'), errors);
  const name = effectiveName(metadata ?? {});
  if (byteLength(name) > LONGEST_NAME) {
    const detail = `must be no more than ${LONGEST_NAME} characters`;
    errors.invalid(root.child('metadata', 'name'), name, detail);
  }
  warnOfJob(metadata, spec.jobTemplate?.spec ?? {}, root.child('spec', 'jobTemplate', 'spec'), errors);
}

/** validateCronJobSpec in pkg/apis/batch/validation. */
function validateCronJobSpec(spec: CronJobSpec, path: FieldPath, errors: FieldErrors): void {
  const { schedule = '', concurrencyPolicy = '' } = spec;
  if (schedule === '') errors.required(path.child('schedule'));
  else validateSchedule(schedule, path.child('schedule'), errors);
  validateNonnegative(spec.startingDeadlineSeconds, path.child('startingDeadlineSeconds'), errors);
  validateTimeZone(spec.timeZone, path.child('timeZone'), errors);
  if (!CONCURRENCY_POLICIES.includes(concurrencyPolicy))
    errors.notSupported(path.child('concurrencyPolicy'), concurrencyPolicy, CONCURRENCY_POLICIES);
  validateJobTemplate(spec.jobTemplate?.spec ?? {}, path.child('jobTemplate', 'spec'), errors);
  validateNonnegative(spec.successfulJobsHistoryLimit, path.child('successfulJobsHistoryLimit'), errors);
  validateNonnegative(spec.failedJobsHistoryLimit, path.child('failedJobsHistoryLimit'), errors);
}

/** validateScheduleFormat in pkg/apis/batch/validation: a time zone has a field of its own. */
function validateSchedule(schedule: string, path: FieldPath, errors: FieldErrors): void {
  const problem = scheduleProblem(schedule);
  if (problem !== '') errors.invalid(path, schedule, problem);
  if (schedule.includes('TZ'))
    errors.invalid(path, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead');
}

/** ValidateJobTemplateSpec in pkg/apis/batch/validation: each Job gets a selector of its own. */
function validateJobTemplate(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  validateJobSpec(spec, path, errors);
  if (spec.selector !== undefined)
    errors.invalid(path.child('selector'), spec.selector, '`selector` will be auto-generated');
  if (spec.manualSelector === true)
    errors.notSupported(path.child('manualSelector'), true, ['nil', 'false'], 'as given');
}
