/** The phase of a Pod. After getPhase of pkg/kubelet/kubelet_pods.go. */
import type { ManagedContainer } from '#domain/simulation/kubelet/managed-container.ts';
import type { NodePod } from '#domain/simulation/kubelet/pod.ts';
import { restartsAfter } from '#domain/simulation/kubelet/restart-policy.ts';

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

export function phaseOf(pod: NodePod): Phase {
  if (pod.failure) return 'Failed';
  const { inits, apps } = pod;
  if (inits.some((each) => hasFailedForGood(pod, each))) return 'Failed';
  const hasBegun = apps.some((each) => each.starts > 0);
  if (!hasBegun && inits.some(isUnfinished)) return 'Pending';
  if (apps.some((each) => each.starts === 0)) return pod.isOver ? 'Failed' : 'Pending';
  const isUp = [...apps, ...inits.filter(({ role }) => role === 'sidecar')].some(
    ({ isRunning }) => isRunning,
  );
  if (isUp) return 'Running';
  const codes = apps.map(lastCode);
  const isComingBack = apps.some((each, index) =>
    restartsAfter(each.spec, each.role, pod.policy, codes[index] ?? 0),
  );
  if (!pod.isOver && isComingBack) return 'Running';
  return codes.every((code) => code === 0) ? 'Succeeded' : 'Failed';
}

function isUnfinished({ role, state, started }: ManagedContainer): boolean {
  if (role === 'sidecar') return !started;
  return state.kind !== 'terminated' || state.ending.exitCode !== 0;
}

function hasFailedForGood(pod: NodePod, container: ManagedContainer): boolean {
  const { role, state, spec } = container;
  if (role !== 'init' || state.kind !== 'terminated' || state.ending.exitCode === 0) return false;
  return pod.isOver || !restartsAfter(spec, role, pod.policy, state.ending.exitCode);
}

/** The exit code of the last run that ended. */
export const lastCode = ({ state, last }: ManagedContainer): number =>
  state.kind === 'terminated' ? state.ending.exitCode : (last?.exitCode ?? 0);
