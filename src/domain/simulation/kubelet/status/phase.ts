/** The phase of a Pod. After getPhase of pkg/kubelet/kubelet_pods.go. */
import type { ManagedContainer } from '#domain/simulation/kubelet/managed-container.ts';
import type { NodePod } from '#domain/simulation/kubelet/pod.ts';
import { restartsAfter } from '#domain/simulation/kubelet/restart-policy.ts';

export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

export function phaseOf(pod: NodePod): Phase {
  const { inits, apps } = pod;
  if (pod.failure || inits.some((each) => hasFailedForGood(pod, each))) return 'Failed';
  const hasBegun = apps.some((each) => each.starts > 0);
  if (!hasBegun && inits.some(isUnfinished)) return 'Pending';
  if (apps.some((each) => each.starts === 0)) return pod.isOver ? 'Failed' : 'Pending';
  return phaseOnceBegun(pod);
}

function phaseOnceBegun(pod: NodePod): Phase {
  if (pod.containers.some(isUp) || (!pod.isOver && isComingBack(pod))) return 'Running';
  return pod.apps.every((each) => lastCode(each) === 0) ? 'Succeeded' : 'Failed';
}

const isUp = ({ role, isRunning }: ManagedContainer): boolean => role !== 'init' && isRunning;

const isComingBack = ({ apps, policy }: NodePod): boolean =>
  apps.some((each) => restartsAfter(each.spec, each.role, policy, lastCode(each)));

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
const lastCode = ({ state, last }: ManagedContainer): number =>
  state.kind === 'terminated' ? state.ending.exitCode : (last?.exitCode ?? 0);
