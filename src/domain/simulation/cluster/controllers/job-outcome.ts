/** Whether a Job is over. */
import type { Job, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf } from '#domain/simulation/cluster/kinds.ts';
import { isActive } from '#domain/simulation/cluster/pod-facts.ts';
import { parseTime } from '#domain/simulation/kubectl/timestamps.ts';
import { countedFailures, matchOf, restartsOf } from './job-pods.ts';
import type { ControllerTools } from './tools.ts';

export interface Outcome {
  readonly type: 'Complete' | 'Failed';
  readonly reason: string;
  readonly message: string;
}

export function outcomeOf(tools: ControllerTools, job: Job, pods: readonly Pod[]): Outcome | undefined {
  return byPolicy(job, pods) ?? byLimit(job, pods) ?? byDeadline(tools, job) ?? completion(job, pods);
}

const failed = (reason: string, message: string): Outcome => ({ type: 'Failed', reason, message });

function byPolicy(job: Job, pods: readonly Pod[]): Outcome | undefined {
  for (const pod of pods.filter(({ status }) => status?.phase === 'Failed')) {
    const match = matchOf(job, pod);
    if (match?.rule.action !== 'FailJob') continue;
    const { name, namespace } = metaOf(pod);
    const words = `Container ${match.container} for pod ${namespace}/${name} failed with exit code ${match.exitCode}`;
    return failed('PodFailurePolicy', `${words} matching FailJob rule at index ${match.index}`);
  }
  return undefined;
}

function byLimit(job: Job, pods: readonly Pod[]): Outcome | undefined {
  const limit = job.spec?.backoffLimit ?? 6;
  const isPast = countedFailures(job, pods).length > limit || isPastOnFailure(job, pods, limit);
  return isPast ? failed('BackoffLimitExceeded', 'Job has reached the specified backoff limit') : undefined;
}

/** pastBackoffLimitOnFailure of job_controller.go: restarts in Pods that are kept count. */
function isPastOnFailure({ spec }: Job, pods: readonly Pod[], limit: number): boolean {
  if (spec?.template?.spec?.restartPolicy !== 'OnFailure') return false;
  const restarts = pods.filter(isActive).reduce((sum, pod) => sum + restartsOf(pod), 0);
  return restarts > 0 && restarts >= limit;
}

function byDeadline({ kernel }: ControllerTools, { spec, status }: Job): Outcome | undefined {
  const start = parseTime(status?.startTime);
  if (spec?.activeDeadlineSeconds === undefined || start === undefined) return undefined;
  if (kernel.wallTime < start + spec.activeDeadlineSeconds * 1000) return undefined;
  return failed('DeadlineExceeded', 'Job was active longer than specified deadline');
}

function completion({ spec }: Job, pods: readonly Pod[]): Outcome | undefined {
  const succeeded = pods.filter(({ status }) => status?.phase === 'Succeeded').length;
  const isDone =
    spec?.completions === undefined ? succeeded > 0 && !pods.some(isActive) : succeeded >= spec.completions;
  if (!isDone) return undefined;
  return {
    type: 'Complete',
    reason: 'CompletionsReached',
    message: 'Reached expected number of succeeded pods',
  };
}
