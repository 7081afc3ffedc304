import type {
  Container,
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  PodSpec,
  ReplicaSet,
  StatefulSet,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { humanDuration } from '#domain/simulation/kubectl/durations.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { labelsText, selectorText, type LabelSelector } from '#domain/simulation/kubectl/selectors.ts';
import { ageOf, parseTime } from '#domain/simulation/kubectl/timestamps.ts';
import { AGE, NAME, NONE, column, wide, type Column } from './columns.ts';

interface Workload extends ApiObject {
  readonly spec?: { readonly selector?: LabelSelector; readonly template?: { readonly spec?: PodSpec } };
}

const containersOf = ({ spec }: Workload): readonly Container[] => spec?.template?.spec?.containers ?? [];

const CONTAINERS = wide<Workload>('CONTAINERS', (object) =>
  containersOf(object)
    .map(({ name }) => name)
    .join(','),
);
const IMAGES = wide<Workload>('IMAGES', (object) =>
  containersOf(object)
    .map(({ image }) => image)
    .join(','),
);
const SELECTOR = wide<Workload>('SELECTOR', ({ spec }) => selectorText(spec?.selector));

export const DEPLOYMENT = [
  NAME,
  column<Deployment>('READY', ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`),
  column<Deployment>('UP-TO-DATE', ({ status }) => status?.updatedReplicas ?? 0),
  column<Deployment>('AVAILABLE', ({ status }) => status?.availableReplicas ?? 0),
  AGE, CONTAINERS, IMAGES, SELECTOR,
]; // prettier-ignore

export const REPLICA_SET = [
  NAME,
  column<ReplicaSet>('DESIRED', ({ spec }) => spec?.replicas ?? 1),
  column<ReplicaSet>('CURRENT', ({ status }) => status?.replicas ?? 0),
  column<ReplicaSet>('READY', ({ status }) => status?.readyReplicas ?? 0),
  AGE, CONTAINERS, IMAGES, SELECTOR,
]; // prettier-ignore

export const STATEFUL_SET = [
  NAME,
  column<StatefulSet>('READY', ({ spec, status }) => `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`),
  AGE, CONTAINERS, IMAGES,
]; // prettier-ignore

export const DAEMON_SET = [
  NAME,
  column<DaemonSet>('DESIRED', ({ status }) => status?.desiredNumberScheduled ?? 0),
  column<DaemonSet>('CURRENT', ({ status }) => status?.currentNumberScheduled ?? 0),
  column<DaemonSet>('READY', ({ status }) => status?.numberReady ?? 0),
  column<DaemonSet>('UP-TO-DATE', ({ status }) => status?.updatedNumberScheduled ?? 0),
  column<DaemonSet>('AVAILABLE', ({ status }) => status?.numberAvailable ?? 0),
  column<DaemonSet>('NODE SELECTOR', ({ spec }) => labelsText(spec?.template?.spec?.nodeSelector)),
  AGE, CONTAINERS, IMAGES, SELECTOR,
]; // prettier-ignore

export const JOB = [
  NAME,
  column<Job>('STATUS', jobStatus),
  column<Job>('COMPLETIONS', completions),
  column<Job>('DURATION', jobDuration),
  AGE, CONTAINERS, IMAGES, SELECTOR,
]; // prettier-ignore

function completions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0;
  if (spec?.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec?.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobStatus({ metadata, status }: Job): string {
  const is = (wanted: string): boolean =>
    status?.conditions?.some((one) => one.type === wanted && one.status === 'True') === true;
  if (is('Complete')) return 'Complete';
  if (is('Failed')) return 'Failed';
  if (metadata?.deletionTimestamp !== undefined) return 'Terminating';
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find(is) ?? 'Running';
}

function jobDuration({ status }: Job, { wallTime }: RunningCluster): string {
  const start = parseTime(status?.startTime);
  return start === undefined ? '' : humanDuration((parseTime(status?.completionTime) ?? wallTime) - start);
}

/** The table of a CronJob looks into the template of its Jobs. */
const inJob = (of: Column): Column => ({
  ...of,
  cell: ({ spec }: CronJob, cluster) =>
    of.cell({ spec: spec?.jobTemplate?.spec ?? {} } as ApiObject, cluster),
});

export const CRON_JOB = [
  NAME,
  column<CronJob>('SCHEDULE', ({ spec }) => spec?.schedule ?? ''),
  column<CronJob>('TIMEZONE', ({ spec }) => spec?.timeZone ?? NONE),
  column<CronJob>('SUSPEND', ({ spec }) => (spec?.suspend === true ? 'True' : 'False')),
  column<CronJob>('ACTIVE', ({ status }) => status?.active?.length ?? 0),
  column<CronJob>('LAST SCHEDULE', ({ status }, { wallTime }) =>
    status?.lastScheduleTime === undefined ? NONE : ageOf(status.lastScheduleTime, wallTime),
  ),
  AGE, inJob(CONTAINERS), inJob(IMAGES), inJob(SELECTOR),
]; // prettier-ignore
