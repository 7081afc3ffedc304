import type { ContainerStateWaiting, ContainerStatus, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { statusOf } from '#domain/simulation/kubectl/pod-containers.ts';

/**
 * Why the kubelet has no log of a container; undefined when it has. A Pod that no node has taken yet has an empty one.
 * After validateContainerLogStatus of pkg/kubelet/kubelet_pods.go.
 */
export function logRefusal(pod: Pod, container: string, isPrevious: boolean): string | undefined {
  if (!pod.spec?.nodeName) return undefined;
  const status = statusOf(pod, container);
  const said = `container "${container}" in pod "${pod.metadata?.name}"`;
  const why = status === undefined ? `${said} is not available` : reason(status, said, isPrevious);
  return why === undefined ? undefined : `Error from server (BadRequest): ${why}`;
}

function reason(status: ContainerStatus, said: string, isPrevious: boolean): string | undefined {
  const { state = {}, lastState = {} } = status;
  if (isPrevious) return lastState.terminated ? undefined : `previous terminated ${said} not found`;
  const hasLog = [state.running, state.terminated, lastState.terminated].some((one) => one !== undefined);
  if (hasLog) return undefined;
  return `${said} is waiting to start${state.waiting ? `: ${waitingFor(state.waiting)}` : ' - no logs yet'}`;
}

function waitingFor({ reason: word }: ContainerStateWaiting): string {
  if (word === 'ErrImagePull') return "image can't be pulled";
  return word === 'ImagePullBackOff' ? 'trying and failing to pull image' : (word ?? '');
}
