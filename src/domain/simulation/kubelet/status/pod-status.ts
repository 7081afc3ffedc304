/** The status of a Pod as the kubelet writes it (generateAPIPodStatus of kubelet_pods.go). */
import type { PodStatus } from '#domain/kubernetes/schema/api.gen.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import { NODE } from '#domain/simulation/kubelet/node.ts';
import type { NodePod } from '#domain/simulation/kubelet/pod.ts';
import { conditionsOf } from './conditions.ts';
import { containerStatus } from './container-status.ts';
import { phaseOf } from './phase.ts';
import { qosClass } from './qos.ts';

export function statusOf(pod: NodePod): PodStatus {
  const { kernel } = pod.kubelet;
  const wallAt = (ms: number) => kernel.wallTime - kernel.now + ms;
  const phase = phaseOf(pod);
  const before = pod.object.status?.conditions ?? [];
  const ip = pod.sandbox ? pod.network.ip : undefined;
  const inits = pod.inits.map((each) => containerStatus(each, wallAt));
  return {
    conditions: conditionsOf(pod, phase, before, formatTime(kernel.wallTime)),
    containerStatuses: pod.apps.map((each) => containerStatus(each, wallAt)),
    hostIP: NODE.ip,
    hostIPs: [{ ip: NODE.ip }],
    ...(inits.length > 0 ? { initContainerStatuses: inits } : {}),
    ...pod.failure,
    phase,
    ...(ip === undefined ? {} : { podIP: ip, podIPs: [{ ip }] }),
    qosClass: qosClass(pod.spec),
    startTime: formatTime(wallAt(pod.acceptedAt)),
  };
}
