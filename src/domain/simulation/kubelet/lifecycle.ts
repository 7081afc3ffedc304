/** The beginning and the end of a Pod on the node. */
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { NetworkNamespace } from '#domain/simulation/network/namespace.ts';
import type { Kubelet } from './kubelet.ts';
import { NodePod } from './pod.ts';
import { stopAll } from './termination.ts';
import { lookAfter } from './worker.ts';

export function acceptPod(kubelet: Kubelet, object: Pod, network: NetworkNamespace): NodePod {
  const pod = new NodePod(kubelet, object, network);
  pod.worker = pod.work((process) => lookAfter(process, pod));
  const { activeDeadlineSeconds } = pod.spec;
  if (activeDeadlineSeconds !== undefined)
    kubelet.kernel.after(activeDeadlineSeconds * 1000, () => passDeadline(pod));
  return pod;
}

/** After activeDeadlineHandler of pkg/kubelet/active_deadline.go. */
function passDeadline(pod: NodePod): void {
  if (pod.isOver || pod.isStopping) return;
  const message = 'Pod was active on the node longer than the specified deadline';
  pod.failure = { reason: 'DeadlineExceeded', message };
  pod.event('Normal', 'DeadlineExceeded', message);
  stopPod(pod, pod.spec.terminationGracePeriodSeconds ?? 30);
}

/** Nothing is started any more, and all that runs is stopped; `then` when nothing runs. */
export function stopPod(pod: NodePod, graceSeconds: number, then: () => void = () => undefined): void {
  const { kernel } = pod.kubelet;
  if (pod.isStopping) return;
  pod.isStopping = true;
  pod.isBusy = false;
  if (pod.worker) kernel.exit(pod.worker, 0);
  pod.work(function* () {
    yield* stopAll(pod, graceSeconds);
    pod.end();
    kernel.after(0, then);
  });
}
