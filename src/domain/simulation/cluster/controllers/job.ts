/** Jobs. After pkg/controller/job/job_controller.go. */
import type { Job, JobCondition, JobStatus, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { isActive, isReady } from '#domain/simulation/cluster/pod-facts.ts';
import { formatTime, parseTime } from '#domain/simulation/kubectl/timestamps.ts';
import { outcomeOf, type Outcome } from './job-outcome.ts';
import { countedFailures, finishedAt } from './job-pods.ts';
import { podFrom, podsOwnedBy, type ControllerTools } from './tools.ts';

const FROM = 'job-controller';
/** DefaultJobPodFailureBackOff and MaxJobPodFailureBackOff. */
const FIRST_BACK_OFF_MS = 10_000;
const MOST_BACK_OFF_MS = 600_000;

export function jobs(tools: ControllerTools): void {
  for (const job of tools.store.list('Job')) {
    if (isFinished(job)) cleanUp(tools, job);
    else look(tools, job);
  }
}

const isFinished = ({ status }: Job): boolean =>
  status?.conditions?.some(
    ({ type, status: value }) => (type === 'Complete' || type === 'Failed') && value === 'True',
  ) === true;

function look(tools: ControllerTools, job: Job): void {
  const pods = podsOwnedBy(tools, job);
  const outcome = outcomeOf(tools, job, pods);
  if (outcome) finish(tools, job, pods, outcome);
  else if (job.spec?.suspend === true) return suspend(tools, job);
  else startPods(tools, job, pods);
  report(tools, job, outcome);
}

/** It has not begun: there is no start time. */
function suspend(tools: ControllerTools, job: Job): void {
  if (job.status?.conditions) return;
  const suspended = { type: 'Suspended', reason: 'JobSuspended', message: 'Job suspended' } as const;
  const conditions = conditionsOf([suspended], formatTime(tools.kernel.wallTime));
  tools.store.setStatus(job, { ready: 0, terminating: 0, uncountedTerminatedPods: {}, conditions });
  tools.event(job, { type: 'Normal', reason: 'Suspended', message: 'Job suspended', from: FROM });
}

function finish(tools: ControllerTools, job: Job, pods: readonly Pod[], outcome: Outcome): void {
  for (const pod of pods.filter(isActive)) remove(tools, job, pod);
  const isGood = outcome.type === 'Complete';
  const [type, reason] = isGood ? (['Normal', 'Completed'] as const) : (['Warning', outcome.reason] as const);
  const message = isGood ? 'Job completed' : outcome.message;
  tools.event(job, { type, reason, message, from: FROM });
}

function remove(tools: ControllerTools, job: Job, pod: Pod): void {
  tools.remove(pod);
  const message = `Deleted pod: ${metaOf(pod).name}`;
  tools.event(job, { type: 'Normal', reason: 'SuccessfulDelete', message, from: FROM });
}

function startPods(tools: ControllerTools, job: Job, pods: readonly Pod[]): void {
  const { parallelism = 1, completions } = job.spec ?? {};
  const succeeded = pods.filter(({ status }) => status?.phase === 'Succeeded').length;
  // Without completions one success tells the others that nothing more is to be begun.
  const left = completions === undefined ? (succeeded > 0 ? 0 : parallelism) : completions - succeeded;
  const missing = Math.min(parallelism, left) - pods.filter(isActive).length;
  if (missing <= 0) return;
  const wait = backOffOf(tools, job, pods);
  if (wait > 0) return tools.wakeIn(wait);
  for (let count = 0; count < missing; count += 1) add(tools, job);
}

/** 10 s after a failure, then 20, 40, ...: counted from the end of the last Pod that failed. */
function backOffOf({ kernel }: ControllerTools, job: Job, pods: readonly Pod[]): number {
  const failed = countedFailures(job, pods);
  if (failed.length === 0) return 0;
  const last = Math.max(...failed.map(finishedAt));
  const wait = Math.min(FIRST_BACK_OFF_MS * 2 ** (failed.length - 1), MOST_BACK_OFF_MS);
  return Math.max(0, last + wait - kernel.wallTime);
}

function add(tools: ControllerTools, job: Job): void {
  const pod = podFrom(job, job.spec?.template);
  const whole = job.spec?.completionMode === 'Indexed' ? indexed(job, pod, podsOwnedBy(tools, job)) : pod;
  const message = `Created pod: ${metaOf(tools.create('Pod', whole)).name}`;
  tools.event(job, { type: 'Normal', reason: 'SuccessfulCreate', message, from: FROM });
}

const INDEX = 'batch.kubernetes.io/job-completion-index';

/** The first index that nobody works on and nobody has done. */
function indexed(job: Job, pod: Pod, pods: readonly Pod[]): Pod {
  const taken = pods.filter((each) => isActive(each) || each.status?.phase === 'Succeeded');
  const indexes = new Set(taken.map(({ metadata }) => metadata?.annotations?.[INDEX]));
  let index = 0;
  while (indexes.has(String(index))) index += 1;
  const own = { [INDEX]: String(index) };
  const { name } = metaOf(job);
  const variable = {
    name: 'JOB_COMPLETION_INDEX',
    valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: `metadata.annotations['${INDEX}']` } },
  };
  const containers = (pod.spec?.containers ?? []).map((each) => ({
    ...each,
    env: [...(each.env ?? []), variable],
  }));
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      generateName: `${name}-${index}-`,
      annotations: { ...pod.metadata?.annotations, ...own },
      labels: { ...pod.metadata?.labels, ...own },
    },
    spec: { ...pod.spec, hostname: `${name}-${index}`, containers },
  };
}

function report(tools: ControllerTools, job: Job, outcome: Outcome | undefined): void {
  const time = formatTime(tools.kernel.wallTime);
  const startTime = job.status?.startTime ?? time;
  const ended = outcome ? { conditions: conditionsOf(endOf(outcome), time) } : {};
  const completed = outcome?.type === 'Complete' ? { completionTime: time } : {};
  tools.store.setStatus(job, {
    ...countsOf(job, podsOwnedBy(tools, job)),
    ...ended,
    ...completed,
    startTime,
  });
  const deadline = job.spec?.activeDeadlineSeconds;
  if (!job.status?.startTime && deadline !== undefined) tools.wakeIn(deadline * 1000);
}

function countsOf(job: Job, pods: readonly Pod[]): JobStatus {
  const active = pods.filter(isActive);
  const failed = countedFailures(job, pods).length;
  const succeeded = pods.filter(({ status }) => status?.phase === 'Succeeded').length;
  return {
    ...(active.length > 0 ? { active: active.length } : {}),
    ...(failed > 0 ? { failed } : {}),
    ready: active.filter(isReady).length,
    ...(succeeded > 0 ? { succeeded } : {}),
    terminating: 0,
    uncountedTerminatedPods: {},
  };
}

type Condition = Pick<JobCondition, 'type' | 'reason' | 'message'>;

const endOf = (outcome: Outcome): readonly Condition[] => [
  { ...outcome, type: outcome.type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget' },
  outcome,
];

const conditionsOf = (conditions: readonly Condition[], time: string) =>
  conditions.map(({ type, reason, message }) => ({
    lastProbeTime: time,
    lastTransitionTime: time,
    message,
    reason,
    status: 'True',
    type,
  }));

/** `ttlSecondsAfterFinished`. */
function cleanUp(tools: ControllerTools, job: Job): void {
  const ttl = job.spec?.ttlSecondsAfterFinished;
  const ended = parseTime(job.status?.conditions?.at(-1)?.lastTransitionTime);
  if (ttl === undefined || ended === undefined) return;
  const left = ended + ttl * 1000 - tools.kernel.wallTime;
  if (left <= 0) tools.remove(job);
  else tools.wakeIn(left);
}
