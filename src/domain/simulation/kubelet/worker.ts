/** Looks after one Pod from its acceptance to its end. After SyncPod and the pod workers of the kubelet. */
import type { Volume } from '#domain/kubernetes/schema/api.gen.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { MountFailure } from './failures.ts';
import { endingOf, type ManagedContainer } from './managed-container.ts';
import type { NodePod } from './pod.ts';
import { startContainer } from './start.ts';
import { planFor } from './sync.ts';
import { stopAll, stopContainer } from './termination.ts';
import { MOST_MOUNT_RETRY_MS, MOUNT_RETRY_MS, SANDBOX_MS, SYNC_MS } from './timing.ts';
import { makeVolume, type VolumeSources } from './volumes/make.ts';

/** With a seed, starts are up to so much later. */
const MOST_JITTER_MS = 300;

export function* lookAfter(kubelet: Process, pod: NodePod): Task<void> {
  pod.report();
  yield { ms: SANDBOX_MS };
  yield* mountVolumes(pod);
  pod.createSandbox();
  while (!pod.isOver) {
    pod.isTouched = false;
    pod.isBusy = true;
    const wakeAt = yield* syncPod(kubelet, pod);
    pod.isBusy = false;
    pod.report();
    const ms = wakeAt - kubelet.kernel.now;
    if (!pod.isTouched && !pod.isOver)
      yield Number.isFinite(ms) ? { on: pod.changed, ms } : { on: pod.changed };
  }
}

/** Nothing of the Pod starts before all of its volumes are there; a missing one is tried for ever. */
function* mountVolumes(pod: NodePod): Task<void> {
  const sources = sourcesFor(pod);
  let wait = MOUNT_RETRY_MS;
  for (;;) {
    const missing = (pod.spec.volumes ?? []).filter((volume) => !mount(pod, sources, volume));
    if (missing.length === 0) return;
    yield { ms: wait };
    wait = Math.min(2 * wait, MOST_MOUNT_RETRY_MS);
  }
}

function mount(pod: NodePod, sources: VolumeSources, volume: Volume): boolean {
  const name = volume.name ?? '';
  if (pod.volumes.has(name)) return true;
  try {
    pod.volumes.set(name, makeVolume(sources, volume));
    return true;
  } catch (error) {
    if (!(error instanceof MountFailure)) throw error;
    pod.event('Warning', 'FailedMount', `MountVolume.SetUp failed for volume "${name}" : ${error.message}`);
    return false;
  }
}

function sourcesFor(pod: NodePod): VolumeSources {
  const { kubelet } = pod;
  return {
    ...kubelet,
    claim: (namespace, name) => kubelet.claim(namespace, name),
    pod: () => pod.object,
    unmodelled: (what) =>
      kubelet.kernel.trace.record({ container: { name: '', pod: pod.name } }, { op: 'unmodelled', what }),
  };
}

/** Gives when to look again. */
function* syncPod(kubelet: Process, pod: NodePod): Task<number> {
  const { now } = kubelet.kernel;
  for (const container of pod.containers) seeEnd(container, now);
  for (const container of pod.containers) yield* killIfWanted(kubelet, pod, container);
  const plan = planFor(pod);
  if (plan.isOver) {
    yield* stopAll(pod, pod.spec.terminationGracePeriodSeconds ?? 30);
    pod.end();
    return Infinity;
  }
  for (const container of inOrder(pod, plan.start)) {
    const jitter = jitterFor(pod);
    if (jitter > 0) yield { ms: jitter };
    if (container.seenEnd !== undefined) container.backOff.next(container.seenEnd, kubelet.kernel.now);
    yield* startContainer(kubelet, pod, container);
  }
  return plan.start.length > 0 ? kubelet.kernel.now : plan.wakeAt;
}

/** Back-off counts from ends that were seen before this round: after a kill of its own the kubelet looks at the one before. */
function seeEnd(container: ManagedContainer, now: number): void {
  const ending = endingOf(container) ?? container.last;
  if (ending && ending.finishedAt + SYNC_MS <= now) container.seenEnd = ending.finishedAt;
}

function* killIfWanted(kubelet: Process, pod: NodePod, container: ManagedContainer): Task<void> {
  const wanted = container.killWanted;
  if (!wanted || !container.isRunning) return;
  const graceSeconds = wanted.graceSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 30;
  yield* stopContainer(kubelet, pod, container, { graceSeconds, message: wanted.message });
  container.isEndKnown = true;
}

/** Kubernetes promises no order among app containers. */
function inOrder(pod: NodePod, start: readonly ManagedContainer[]): readonly ManagedContainer[] {
  if (pod.kubelet.schedule !== 'reverse') return start;
  return [
    ...start.filter(({ role }) => role !== 'app'),
    ...start.filter(({ role }) => role === 'app').toReversed(),
  ];
}

function jitterFor({ kubelet }: NodePod): number {
  return typeof kubelet.schedule === 'object' ? kubelet.kernel.random() % MOST_JITTER_MS : 0;
}
