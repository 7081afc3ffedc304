/** What a Job sees in its Pods. */
import type { ContainerStatus, Job, Pod, PodFailurePolicyRule } from '#domain/kubernetes/schema/api.gen.ts';
import { parseTime } from '#domain/simulation/kubectl/timestamps.ts';

const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];

/** When its last container ended; milliseconds since 1970. */
export const finishedAt = (pod: Pod): number =>
  Math.max(0, ...statusesOf(pod).map(({ state }) => parseTime(state?.terminated?.finishedAt) ?? 0));

/** Restarts under `OnFailure` count against the limit. */
export const restartsOf = (pod: Pod): number =>
  statusesOf(pod).reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);

/** Failed Pods without those that the policy ignores. */
export const countedFailures = (job: Job, pods: readonly Pod[]): readonly Pod[] =>
  pods.filter((pod) => pod.status?.phase === 'Failed' && matchOf(job, pod)?.rule.action !== 'Ignore');

interface Match {
  readonly rule: PodFailurePolicyRule;
  readonly index: number;
  readonly container: string;
  readonly exitCode: number;
}

/** The first rule that fits. After matchPodFailurePolicy of pkg/controller/job/pod_failure_policy.go. */
export function matchOf(job: Job, pod: Pod): Match | undefined {
  for (const [index, rule] of (job.spec?.podFailurePolicy?.rules ?? []).entries()) {
    const found = statusesOf(pod).find((status) => fits(rule, status));
    if (found)
      return {
        rule,
        index,
        container: found.name ?? '',
        exitCode: found.state?.terminated?.exitCode ?? 0,
      };
  }
  return undefined;
}

function fits({ onExitCodes }: PodFailurePolicyRule, { name, state }: ContainerStatus): boolean {
  const exitCode = state?.terminated?.exitCode;
  if (!onExitCodes || !exitCode) return false;
  const { containerName, operator, values = [] } = onExitCodes;
  if (containerName && containerName !== name) return false;
  return values.includes(exitCode) === (operator === 'In');
}
