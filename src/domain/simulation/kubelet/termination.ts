/** Stops containers. After killContainer of kuberuntime_container.go and kuberuntime_termination_order.go. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { runHook } from './hooks.ts';
import type { ManagedContainer } from './managed-container.ts';
import type { NodePod } from './pod.ts';
import type { ContainerRun } from './run.ts';
import { LEAST_GRACE_MS } from './timing.ts';

interface Stop {
  readonly graceSeconds: number;
  /** Of the event; the usual words when left out. */
  readonly message?: string;
  /** Whose ends it waits for before it gets the signal: sidecars let the others go first. */
  readonly after?: readonly ManagedContainer[];
}

/** preStop, then its turn, then the signal, then what is left of the grace period, then SIGKILL. */
export function* stopContainer(
  kubelet: Process,
  pod: NodePod,
  container: ManagedContainer,
  { graceSeconds, message = `Stopping container ${container.name}`, after = [] }: Stop,
): Task<void> {
  const { run } = container;
  if (!run || !container.isRunning) return;
  const { kernel } = kubelet;
  const deadline = kernel.now + graceSeconds * 1000;
  pod.event('Normal', 'Killing', message, container);
  yield* preStop(kubelet, pod, container, deadline);
  for (const other of after) yield* untilEnded(kubelet, other, deadline);
  if (!isUp(container, run)) return;
  signal(kubelet, run, run.stopSignal);
  yield* untilEnded(kubelet, container, Math.max(deadline, kernel.now + LEAST_GRACE_MS));
  if (isUp(container, run)) signal(kubelet, run, SIG.KILL);
}

const isUp = (container: ManagedContainer, run: ContainerRun): boolean =>
  container.run === run && container.isRunning;

function signal({ kernel }: Process, run: ContainerRun, number: number): void {
  kernel.trace.record({ container: run.container }, { op: 'stop', signal: number });
  kernel.kill(run.process, number, number === SIG.KILL);
}

function* preStop(kubelet: Process, pod: NodePod, container: ManagedContainer, deadline: number): Task<void> {
  if (!container.spec.lifecycle?.preStop || deadline <= kubelet.kernel.now) return;
  const hook = pod.work(function* (process) {
    yield* runHook(process, pod, container, 'preStop');
  });
  while (hook.state !== 'dead' && kubelet.kernel.now < deadline)
    yield { on: hook.ended, ms: deadline - kubelet.kernel.now };
}

function* untilEnded(kubelet: Process, container: ManagedContainer, deadline: number): Task<void> {
  while (container.isRunning && kubelet.kernel.now < deadline)
    yield { on: container.ended, ms: deadline - kubelet.kernel.now };
}

/** All that run, at once: preStop hooks begin together, apps get their signals, sidecars follow in the reverse order of the list. */
export function* stopAll(pod: NodePod, graceSeconds: number): Task<void> {
  const jobs = pod.containers
    .filter((container) => container.isRunning)
    .map((container) =>
      pod.work((process) =>
        stopContainer(process, pod, container, { graceSeconds, after: waitsFor(pod, container) }),
      ),
    );
  for (const job of jobs) while (job.state !== 'dead') yield { on: job.ended };
}

function waitsFor({ inits, apps }: NodePod, container: ManagedContainer): readonly ManagedContainer[] {
  if (container.role !== 'sidecar') return [];
  return [...apps, ...inits.slice(inits.indexOf(container) + 1).filter(({ role }) => role === 'sidecar')];
}
