/** Starts a container: its image, what is wrong with its spec, its process, its postStart hook. After startContainer of kuberuntime_container.go. */
import { NullFile, type OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { createPipe } from '#domain/simulation/kernel/pipe.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { processEnded, settle } from './ending.ts';
import { CreationFailure, StartFailure } from './failures.ts';
import { CREATE_FAILED } from './files/container-files.ts';
import { runHook } from './hooks.ts';
import type { ManagedContainer } from './managed-container.ts';
import { waitForEver, type NodePod, type Sandbox } from './pod.ts';
import { prepare } from './prepare.ts';
import { startProbes } from './probes.ts';
import { startProcess } from './processes.ts';
import { ensureImage } from './pull.ts';
import { restartsAfter } from './restart-policy.ts';
import type { ContainerRun, Prepared } from './run.ts';
import { stopContainer } from './termination.ts';
import { RETRY_MS } from './timing.ts';

const START_FAILED = `${CREATE_FAILED} error during container init:`;

export function* startContainer(kubelet: Process, pod: NodePod, container: ManagedContainer): Task<void> {
  const { sandbox } = pod;
  if (!sandbox || !ensureImage(pod, container)) return;
  const run = create(pod, sandbox, container);
  if (!run) return;
  const isHooked = yield* runHook(kubelet, pod, container, 'postStart');
  if (!isHooked) return yield* failHook(kubelet, pod, container, run);
  if (container.run === run && container.isRunning) startProbes({ pod, container, run });
}

function* failHook(
  kubelet: Process,
  pod: NodePod,
  container: ManagedContainer,
  run: ContainerRun,
): Task<void> {
  const graceSeconds = pod.spec.terminationGracePeriodSeconds ?? 30;
  yield* stopContainer(kubelet, pod, container, { graceSeconds, message: 'FailedPostStartHook' });
  if (container.run !== run || container.state.kind !== 'terminated') return;
  container.last = container.state.ending;
  container.state = { kind: 'waiting', reason: 'PostStartHookError', message: 'PostStartHook failed' };
}

/** Undefined when it could not be started; the container waits then, or has failed. */
function create(pod: NodePod, sandbox: Sandbox, container: ManagedContainer): ContainerRun | undefined {
  try {
    const prepared = prepare(pod, sandbox, container);
    pod.event('Normal', 'Created', `Container created`, container);
    return launch(pod, container, prepared);
  } catch (error) {
    if (error instanceof CreationFailure) waitForChange(pod, container, error);
    else if (error instanceof StartFailure || error instanceof SystemError) failStart(pod, container, error);
    else throw error;
    return undefined;
  }
}

function launch(pod: NodePod, container: ManagedContainer, prepared: Prepared): ContainerRun {
  const { kernel } = pod.kubelet;
  remember(container);
  container.isEndKnown = false;
  const process = begin(pod, container, prepared);
  const run: ContainerRun = {
    ...prepared,
    startedAt: kernel.now,
    restart: container.starts,
    process,
    isModelled: prepared.isKnown,
  };
  container.run = run;
  container.state = { kind: 'running', run };
  container.starts += 1;
  if (!pod.sandbox?.namespace) prepared.namespace.becomeInit(process);
  pod.event('Normal', 'Started', `Container started`, container);
  kernel.trace.record(process, { op: 'start', restart: run.restart, argv: run.argv });
  if (!run.isKnown)
    kernel.trace.record(process, { op: 'unmodelled', what: `image ${container.spec.image ?? ''}` });
  return run;
}

function begin(pod: NodePod, container: ManagedContainer, prepared: Prepared): Process {
  const { kernel } = pod.kubelet;
  const { argv, log, namespace, user, cwd, env } = prepared;
  if (!prepared.isKnown)
    return kernel.spawn(waitForEver, { argv, container: prepared.container, namespace, user, cwd, env });
  return startProcess(kernel, prepared, {
    argv,
    descriptors: [standardInput(container), log.sink('stdout'), log.sink('stderr')],
    onExit: (process) => processEnded(pod, container, process),
    failed: START_FAILED,
  });
}

/** With `stdin: true` the runtime holds the other end open, and nobody types: a reader waits for ever. */
const standardInput = ({ spec }: ManagedContainer): OpenFile =>
  spec.stdin === true ? createPipe().input : new NullFile();

/** The run before becomes the last one. */
function remember(container: ManagedContainer): void {
  if (container.state.kind === 'terminated') container.last = container.state.ending;
  if (container.run) container.previousLog = container.run.log;
}

function waitForChange(pod: NodePod, container: ManagedContainer, failure: CreationFailure): void {
  pod.event('Warning', 'Failed', `Error: ${failure.message}`, container);
  container.state = { kind: 'waiting', reason: failure.reason, message: failure.message };
  container.retryAt = pod.kubelet.kernel.now + RETRY_MS;
}

/** It counts as a run: a restart follows by the rules. */
function failStart(pod: NodePod, container: ManagedContainer, failure: Error): void {
  const { now } = pod.kubelet.kernel;
  remember(container);
  pod.event('Warning', 'Failed', `Error: ${failure.message}`, container);
  const actor = { container: { name: container.name, pod: pod.name } };
  const restart = container.restarts;
  const exit = { op: 'exit', code: 128, signal: 0, ran: 0, reason: 'StartError', restart } as const;
  pod.kubelet.kernel.trace.record(actor, exit);
  container.starts += 1;
  const { message } = failure;
  const ending = {
    id: '',
    exitCode: 128,
    signal: 0,
    reason: 'StartError',
    message,
    startedAt: now,
    finishedAt: now,
  };
  settle(pod, container, ending);
  if (!restartsAfter(container.spec, container.role, pod.policy, ending.exitCode)) return;
  container.last = ending;
  container.state = { kind: 'waiting', reason: 'RunContainerError', message };
}
