/** The columns of `kubectl get pods`. After printPod of Kubernetes v1.35, pkg/printers/internalversion/printers.go. */
import type { ContainerStatus, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { humanDuration } from './durations.ts';
import { ageOf, parseTime } from './timestamps.ts';

export interface PodColumns {
  /** `1/2`. */
  readonly ready: string;
  readonly status: string;
  /** `3 (12s ago)`. */
  readonly restarts: string;
  readonly restartCount: number;
  readonly age: string;
}

/** Restarts, and when the last run ended that one followed. */
class Restarts {
  count = 0;
  last: number | undefined;

  add(container: ContainerStatus): void {
    this.count += container.restartCount ?? 0;
    const ended = parseTime(container.lastState?.terminated?.finishedAt);
    if (ended !== undefined && (this.last === undefined || this.last < ended)) this.last = ended;
  }

  text(wallTime: number): string {
    if (this.count === 0 || this.last === undefined) return String(this.count);
    return `${this.count} (${humanDuration(wallTime - this.last)} ago)`;
  }
}

/** What a part of the statuses says; no reason: it says nothing. */
interface Finding {
  readonly reason: string | undefined;
  readonly ready: number;
  readonly restarts: Restarts;
}

export function podColumns(pod: Pod, wallTime: number): PodColumns {
  const sidecars = sidecarsOf(pod);
  const init = initFinding(pod, sidecars);
  const isUnderWay = init.reason === undefined || hasCondition(pod, 'Initialized');
  const shown = isUnderWay ? mainFinding(pod, init) : init;
  const total = (pod.spec?.containers?.length ?? 0) + sidecars.size;
  return {
    ready: `${shown.ready}/${total}`,
    status: deletionReason(pod) ?? shown.reason ?? podReason(pod),
    restarts: shown.restarts.text(wallTime),
    restartCount: shown.restarts.count,
    age: ageOf(pod.metadata?.creationTimestamp, wallTime),
  };
}

function sidecarsOf(pod: Pod): ReadonlySet<string> {
  const all = pod.spec?.initContainers ?? [];
  return new Set(all.filter(({ restartPolicy }) => restartPolicy === 'Always').map(({ name }) => name ?? ''));
}

const hasCondition = (pod: Pod, wanted: string): boolean =>
  pod.status?.conditions?.some(({ type, status }) => type === wanted && status === 'True') ?? false;

/** What the Pod as a whole says, before any container is looked at. */
function podReason(pod: Pod): string {
  const isGated = pod.status?.conditions?.some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  if (isGated === true) return 'SchedulingGated';
  return pod.status?.reason || (pod.status?.phase ?? '');
}

function deletionReason(pod: Pod): string | undefined {
  if (pod.metadata?.deletionTimestamp === undefined) return undefined;
  if (pod.status?.reason === 'NodeLost') return 'Unknown';
  const isOver = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
  return isOver ? undefined : 'Terminating';
}

/** Of the init containers: the first that is not through decides, and those after it are not looked at. */
function initFinding(pod: Pod, sidecars: ReadonlySet<string>): Finding & { readonly ofSidecars: Restarts } {
  const [restarts, ofSidecars] = [new Restarts(), new Restarts()];
  let ready = 0;
  for (const [index, container] of (pod.status?.initContainerStatuses ?? []).entries()) {
    const isSidecar = sidecars.has(container.name ?? '');
    restarts.add(container);
    if (isSidecar) ofSidecars.add(container);
    if (endedWell(container)) continue;
    if (!isSidecar || container.started !== true)
      return { reason: initReason(pod, container, index), ready, restarts, ofSidecars };
    if (container.ready === true) ready += 1;
  }
  return { reason: undefined, ready, restarts, ofSidecars };
}

function endedWell({ state }: ContainerStatus): boolean {
  return state?.terminated !== undefined && (state.terminated.exitCode ?? 0) === 0;
}

function initReason(pod: Pod, { state }: ContainerStatus, index: number): string {
  if (state?.terminated) return `Init:${endReason(state.terminated)}`;
  const waiting = state?.waiting?.reason || 'PodInitializing';
  if (waiting !== 'PodInitializing') return `Init:${waiting}`;
  return `Init:${index}/${pod.spec?.initContainers?.length ?? 0}`;
}

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>;

function endReason({ reason, signal, exitCode }: Terminated): string {
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode ?? 0}`;
}

/** Of the containers: the first one that waits or has ended gives its word. */
function mainFinding(pod: Pod, init: ReturnType<typeof initFinding>): Finding {
  const statuses = pod.status?.containerStatuses ?? [];
  for (const container of statuses) init.ofSidecars.add(container);
  const running = statuses.filter(isRunningAndReady).length;
  const reason =
    statuses.map(containerReason).find((said) => said !== undefined) ?? init.reason ?? podReason(pod);
  const isPartlyDone = reason === 'Completed' && running > 0;
  return {
    reason: isPartlyDone ? (hasCondition(pod, 'Ready') ? 'Running' : 'NotReady') : reason,
    ready: init.ready + running,
    restarts: init.ofSidecars,
  };
}

const isRunningAndReady = (container: ContainerStatus): boolean =>
  containerReason(container) === undefined &&
  container.ready === true &&
  container.state?.running !== undefined;

function containerReason({ state }: ContainerStatus): string | undefined {
  if (state?.waiting?.reason) return state.waiting.reason;
  return state?.terminated ? endReason(state.terminated) : undefined;
}
