/** What happens when the first process of a container has ended. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { toText } from '#domain/simulation/files/bytes.ts';
import { PidNamespace, type Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Ending, ManagedContainer } from './managed-container.ts';
import { waitForEver, type NodePod } from './pod.ts';
import type { ContainerRun } from './run.ts';
import { SYNC_MS } from './timing.ts';

/** So much of the file at `terminationMessagePath` is kept (MaxContainerTerminationMessageLength). */
const MOST_MESSAGE = 4096;

export function processEnded(pod: NodePod, container: ManagedContainer, process: Process): void {
  const { run } = container;
  if (!run || run.process !== process || !container.isRunning) return;
  if (isFromUnknown(process, run)) return stayUnknown(pod, run);
  run.log.flush();
  const { kernel } = pod.kubelet;
  // In a namespace that the containers share, the rest of this container's processes go with the first one.
  for (const other of run.namespace.processes.values())
    if (other.container === run.container) kernel.kill(other, SIG.KILL, true);
  const reason = process.exitCode === 0 ? 'Completed' : 'Error';
  kernel.trace.record(
    { container: run.container, pid: process.pid },
    {
      op: 'exit',
      code: process.exitCode,
      signal: process.endedBy,
      ran: kernel.now - run.startedAt,
      reason,
      restart: container.restarts,
    },
  );
  settle(pod, container, {
    id: run.id,
    exitCode: process.exitCode,
    signal: process.endedBy,
    reason,
    message: messageOf(container, run, process.exitCode),
    startedAt: run.startedAt,
    finishedAt: kernel.now,
  });
}

/** The container is over for now; the kubelet sees it a moment later. */
export function settle(pod: NodePod, container: ManagedContainer, ending: Ending): void {
  container.state = { kind: 'terminated', ending };
  container.started = false;
  container.ready = false;
  container.killWanted = undefined;
  pod.kubelet.kernel.wake(container.ended);
  pod.report();
  pod.touch(SYNC_MS);
}

/** A failure after something that is not modelled: nobody knows whether it would have failed. */
function isFromUnknown({ kernel, container, exitCode }: Process, { startedAt }: ContainerRun): boolean {
  if (exitCode === 0) return false;
  return kernel.trace.of('unmodelled', container.pod, container.name).some(({ at }) => at >= startedAt);
}

/** It is taken to run on. */
function stayUnknown(pod: NodePod, run: ContainerRun): void {
  run.isModelled = false;
  const { container, argv, user } = run;
  run.process = pod.kubelet.kernel.spawn(waitForEver, {
    argv,
    container,
    user,
    namespace: new PidNamespace(),
  });
}

function messageOf({ spec }: ManagedContainer, run: ContainerRun, exitCode: number): string {
  const path = spec.terminationMessagePath ?? '/dev/termination-log';
  const { files } = run.container;
  const written = files.exists(path, RUNTIME) ? run.terminationLog.content.slice(0, MOST_MESSAGE) : '';
  if (written !== '') return toText(written);
  return spec.terminationMessagePolicy === 'FallbackToLogsOnError' && exitCode !== 0 ? run.log.tail() : '';
}
