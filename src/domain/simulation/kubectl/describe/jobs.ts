import type { CronJob, Job, JobSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { humanDuration } from '#domain/simulation/kubectl/durations.ts';
import { selectorText } from '#domain/simulation/kubectl/selectors.ts';
import { formatLongTime, parseTime } from '#domain/simulation/kubectl/timestamps.ts';
import { Description, controllerOf, describeHead, describeName, goBool, orUnset } from './description.ts';
import { describeEvents } from './events.ts';
import { describeTemplate } from './template.ts';

/** After describeJob of kubectl's describe.go. */
export function describeJob(object: Job, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata = {}, spec = {} } = object;
  describeName(to, metadata);
  if (spec.selector) to.line(0, 'Selector:', selectorText(spec.selector));
  to.labels('Labels', metadata.labels);
  to.annotations('Annotations', metadata.annotations);
  to.optional(0, 'Controlled By:', controllerOf(metadata));
  describeLimits(to, spec);
  describeTimes(to, object);
  describeCounts(to, object);
  describeTemplate(to, spec.template);
  describeEvents(to, { ...object, kind: 'Job' }, cluster);
  return to;
}

function describeLimits(to: Description, spec: JobSpec): void {
  to.optional(0, 'Parallelism:', spec.parallelism);
  to.line(0, 'Completions:', orUnset(spec.completions));
  to.optional(0, 'Completion Mode:', spec.completionMode);
  to.optional(0, 'Suspend:', spec.suspend);
  to.optional(0, 'Backoff Limit:', spec.backoffLimit);
  to.optional(0, 'TTL Seconds After Finished:', spec.ttlSecondsAfterFinished);
}

function describeTimes(to: Description, { spec, status }: Job): void {
  const [start, end] = [parseTime(status?.startTime), parseTime(status?.completionTime)];
  to.optional(0, 'Start Time:', formatLongTime(status?.startTime));
  to.optional(0, 'Completed At:', formatLongTime(status?.completionTime));
  if (start !== undefined && end !== undefined) to.line(0, 'Duration:', humanDuration(end - start));
  if (spec?.activeDeadlineSeconds !== undefined)
    to.line(0, 'Active Deadline Seconds:', `${spec.activeDeadlineSeconds}s`);
}

function describeCounts(to: Description, { status = {} }: Job): void {
  const { active = 0, ready = 0, succeeded = 0, failed = 0 } = status;
  to.line(
    0,
    'Pods Statuses:',
    `${active} Active (${ready} Ready) / ${succeeded} Succeeded / ${failed} Failed`,
  );
  to.optional(0, 'Completed Indexes:', status.completedIndexes);
}

/** After describeCronJob of kubectl's describe.go. */
export function describeCronJob(object: CronJob, cluster: RunningCluster): Description {
  const to = new Description();
  const { spec = {}, status = {} } = object;
  describeHead(to, object.metadata);
  describeSchedule(to, object);
  const job = spec.jobTemplate?.spec ?? {};
  to.line(0, 'Selector:', job.selector ? selectorText(job.selector) : '<unset>');
  to.line(0, 'Parallelism:', orUnset(job.parallelism));
  to.line(0, 'Completions:', orUnset(job.completions));
  to.optional(0, 'Active Deadline Seconds:', job.activeDeadlineSeconds);
  describeTemplate(to, job.template);
  to.line(0, 'Last Schedule Time:', formatLongTime(status.lastScheduleTime) || '<unset>');
  to.line(0, 'Active Jobs:', (status.active ?? []).map(({ name }) => name).join(', ') || '<none>');
  describeEvents(to, { ...object, kind: 'CronJob' }, cluster);
  return to;
}

function describeSchedule(to: Description, { spec = {} }: CronJob): void {
  to.line(0, 'Schedule:', spec.schedule ?? '');
  to.optional(0, 'Time Zone:', spec.timeZone);
  to.line(0, 'Concurrency Policy:', spec.concurrencyPolicy ?? 'Allow');
  to.line(0, 'Suspend:', goBool(spec.suspend));
  to.line(0, 'Successful Job History Limit:', orUnset(spec.successfulJobsHistoryLimit));
  to.line(0, 'Failed Job History Limit:', orUnset(spec.failedJobsHistoryLimit));
  const deadline = spec.startingDeadlineSeconds;
  to.line(0, 'Starting Deadline Seconds:', deadline === undefined ? '<unset>' : `${deadline}s`);
}
