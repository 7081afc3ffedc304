/** The conditions of a Pod. After pkg/kubelet/status/generate.go. */
import type { PodCondition } from '#domain/kubernetes/schema/api.gen.ts';
import type { ManagedContainer } from '#domain/simulation/kubelet/managed-container.ts';
import type { NodePod } from '#domain/simulation/kubelet/pod.ts';
import type { Phase } from './phase.ts';

interface Verdict {
  readonly status: 'True' | 'False';
  readonly reason?: string;
  readonly message?: string;
}

/** In the order of the API; a condition keeps its time as long as its status stays. */
export function conditionsOf(
  pod: NodePod,
  phase: Phase,
  before: readonly PodCondition[],
  time: string,
): readonly PodCondition[] {
  const containersReady = readyVerdict(pod, phase);
  const all: readonly (readonly [string, Verdict])[] = [
    ['PodReadyToStartContainers', { status: pod.sandbox && !pod.isOver ? 'True' : 'False' }],
    ['Initialized', initializedVerdict(pod, phase)],
    ['Ready', gated(pod, containersReady)],
    ['ContainersReady', containersReady],
    ['PodScheduled', { status: 'True' }],
  ];
  return all.map(([type, { status, reason, message }]) => {
    const old = before.find((each) => each.type === type);
    const since = old?.status === status ? old.lastTransitionTime : time;
    return {
      lastProbeTime: null,
      lastTransitionTime: since ?? time,
      ...(message === undefined ? {} : { message }),
      ...(reason === undefined ? {} : { reason }),
      status,
      type,
    } as unknown as PodCondition;
  });
}

const TRUE: Verdict = { status: 'True' };

function initializedVerdict(pod: NodePod, phase: Phase): Verdict {
  if (phase === 'Succeeded') return { status: 'True', reason: 'PodCompleted' };
  const unfinished = pod.apps.some(({ starts }) => starts > 0) ? [] : pod.inits.filter(isIncomplete);
  if (unfinished.length === 0) return TRUE;
  const message = `containers with incomplete status: [${namesOf(unfinished)}]`;
  return { status: 'False', reason: 'ContainersNotInitialized', message };
}

const isIncomplete = ({ role, started, state }: ManagedContainer): boolean =>
  role === 'sidecar' ? !started : state.kind !== 'terminated' || state.ending.exitCode !== 0;

function readyVerdict(pod: NodePod, phase: Phase): Verdict {
  if (phase === 'Succeeded') return { status: 'False', reason: 'PodCompleted' };
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' };
  const unready = pod.containers.filter(({ role, ready }) => role !== 'init' && !ready);
  if (unready.length === 0) return TRUE;
  const message = `containers with unready status: [${namesOf(unready)}]`;
  return { status: 'False', reason: 'ContainersNotReady', message };
}

/** Nobody sets the conditions that readiness gates wait for. */
function gated({ spec }: NodePod, containersReady: Verdict): Verdict {
  const [gate] = spec.readinessGates ?? [];
  if (!gate || containersReady.status === 'False') return containersReady;
  const message = `corresponding condition of pod readiness gate "${gate.conditionType}" does not exist.`;
  return { status: 'False', reason: 'ReadinessGatesNotReady', message };
}

const namesOf = (containers: readonly ManagedContainer[]): string =>
  containers.map(({ name }) => name).join(' ');
