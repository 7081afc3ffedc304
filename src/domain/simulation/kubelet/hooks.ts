/** postStart and preStop. After pkg/kubelet/lifecycle/handlers.go. */
import type { LifecycleHandler } from '#domain/kubernetes/schema/api.gen.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { getOverHttp, runCommand, type ActionOutcome } from './actions.ts';
import type { ManagedContainer } from './managed-container.ts';
import type { NodePod } from './pod.ts';
import type { ContainerRun } from './run.ts';

/** True when it went well; tells the trace and, of a failure, the events. */
export function* runHook(
  kubelet: Process,
  pod: NodePod,
  container: ManagedContainer,
  hook: 'postStart' | 'preStop',
): Task<boolean> {
  const handler = container.spec.lifecycle?.[hook];
  const { run } = container;
  if (!handler || !run) return true;
  const { result, message } = yield* handle(kubelet, pod, container, run, handler);
  const ok = result === 'success';
  kubelet.kernel.trace.record({ container: run.container }, { op: 'hook', hook, ok, message });
  const [reason, words] =
    hook === 'postStart'
      ? ['FailedPostStartHook', 'PostStartHook failed']
      : ['FailedPreStopHook', 'PreStopHook failed'];
  if (!ok) pod.event('Warning', reason, words, container);
  return ok;
}

function* handle(
  kubelet: Process,
  pod: NodePod,
  container: ManagedContainer,
  run: ContainerRun,
  handler: LifecycleHandler,
): Task<ActionOutcome> {
  if (handler.exec) return yield* runCommand(kubelet, run, handler.exec.command ?? []);
  if (handler.httpGet) {
    const target = { pod, container: container.spec };
    return yield* getOverHttp(kubelet, target, handler.httpGet, { isHook: true });
  }
  if (!handler.sleep) return { result: 'failure', message: 'invalid handler' };
  yield { ms: (handler.sleep.seconds ?? 0) * 1000 };
  return { result: 'success', message: '' };
}
