/** CronJobs: a Job at each of their times. After pkg/controller/cronjob. */
import type { CronJob, Job } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { formatTime, parseTime } from '#domain/simulation/kubectl/timestamps.ts';
import { nextTime } from './cron-times.ts';
import { ownerOf, type ControllerTools } from './tools.ts';

const FROM = 'cronjob-controller';

export function cronJobs(tools: ControllerTools): void {
  for (const cronJob of tools.store.list('CronJob')) if (cronJob.spec?.suspend !== true) look(tools, cronJob);
}

function look(tools: ControllerTools, cronJob: CronJob): void {
  const { wallTime } = tools.kernel;
  const due = dueTime(cronJob, wallTime);
  if (due === undefined) return;
  if (due > wallTime) return tools.wakeIn(due - wallTime);
  start(tools, cronJob, due);
  tools.store.setStatus(cronJob, { ...cronJob.status, lastScheduleTime: formatTime(due) });
}

function dueTime({ spec, status, metadata }: CronJob, now: number): number | undefined {
  const since = parseTime(status?.lastScheduleTime ?? metadata?.creationTimestamp);
  return nextTime(spec?.schedule ?? '', since ?? now);
}

/** As its concurrencyPolicy has it. */
function start(tools: ControllerTools, cronJob: CronJob, due: number): void {
  const active = jobsOf(tools, cronJob).filter((job) => !isOver(job));
  const policy = cronJob.spec?.concurrencyPolicy;
  if (active.length > 0 && policy === 'Forbid') return refuse(tools, cronJob);
  if (policy === 'Replace') for (const job of active) tools.remove(job);
  create(tools, cronJob, due);
}

function refuse(tools: ControllerTools, cronJob: CronJob): void {
  const message = 'Not starting job because prior execution is running and concurrency policy is Forbid';
  tools.event(cronJob, { type: 'Normal', reason: 'JobAlreadyActive', message, from: FROM });
}

const jobsOf = ({ store }: ControllerTools, cronJob: CronJob): readonly Job[] =>
  store.ownedBy(metaOf(cronJob).uid).filter(({ kind }) => kind === 'Job');

const isOver = ({ status }: Job): boolean =>
  status?.conditions?.some(({ type }) => type === 'Complete' || type === 'Failed') === true;

/** Named after its minute. */
function create(tools: ControllerTools, cronJob: CronJob, due: number): void {
  const { name: cronName, namespace } = metaOf(cronJob);
  const { metadata, spec = {} } = cronJob.spec?.jobTemplate ?? {};
  const name = `${cronName}-${due / 60_000}`;
  const annotations = {
    ...metadata?.annotations,
    'batch.kubernetes.io/cronjob-scheduled-timestamp': formatTime(due),
  };
  const job = { ...metadata, annotations, name, namespace, ownerReferences: [ownerOf(cronJob)] };
  tools.create('Job', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: job,
    spec: { ...JOB_DEFAULTS, ...spec },
  } as Job);
  const message = `Created job ${name}`;
  tools.event(cronJob, { type: 'Normal', reason: 'SuccessfulCreate', message, from: FROM });
}

const JOB_DEFAULTS = {
  parallelism: 1,
  completions: 1,
  backoffLimit: 6,
  completionMode: 'NonIndexed',
  suspend: false,
};
