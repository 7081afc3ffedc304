/** The image of a container: whether it can be had. After EnsureImageExists of pkg/kubelet/images/image_manager.go. */
import { readImage } from '#domain/world/image-reference.ts';
import { meantImage } from '#domain/world/images/misnamed.ts';
import type { ManagedContainer } from './managed-container.ts';
import type { NodePod } from './pod.ts';
import { RETRY_MS } from './timing.ts';

/** Pulls take no time here: how long they take only the registry can tell. */
const PULLED_IN = '1s (1s including waiting)';

/** False when the container has to wait. */
export function ensureImage(pod: NodePod, container: ManagedContainer): boolean {
  const image = container.spec.image ?? '';
  const invalid = invalidity(image);
  if (invalid !== undefined) return refuse(pod, container, image, invalid);
  const isMisnamed = meantImage(readImage(image)) !== undefined;
  const policy = container.spec.imagePullPolicy ?? 'IfNotPresent';
  if (isMisnamed && policy !== 'Never') return failPull(pod, container, image);
  if (policy === 'Always') {
    pod.event('Normal', 'Pulling', `Pulling image "${image}"`, container);
    pod.event('Normal', 'Pulled', `Successfully pulled image "${image}" in ${PULLED_IN}.`, container);
  } else {
    const words = `Container image "${image}" already present on machine and can be accessed by the pod`;
    pod.event('Normal', 'Pulled', words, container);
  }
  return true;
}

function invalidity(image: string): string | undefined {
  const [name = ''] = image.split(/[:@](?!.*\/)/);
  if (/[A-Z]/.test(name.replace(/^[^/]*\//, '')))
    return 'invalid reference format: repository name must be lowercase';
  return /^[a-zA-Z0-9][\w./:@-]*$/.test(image) ? undefined : 'invalid reference format';
}

function refuse(pod: NodePod, container: ManagedContainer, image: string, why: string): false {
  const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${why}`;
  pod.event('Warning', 'InspectFailed', message, container);
  pod.event('Warning', 'Failed', 'Error: InvalidImageName', container);
  wait(pod, container, 'InvalidImageName', message, pod.kubelet.kernel.now + RETRY_MS);
  return false;
}

/** Tried, then backed off for 10 s, tried, backed off for 20 s, ... */
function failPull(pod: NodePod, container: ManagedContainer, image: string): false {
  const { now } = pod.kubelet.kernel;
  const { state, imageBackOff } = container;
  if (state.kind === 'waiting' && state.reason === 'ErrImagePull') {
    const until = Math.max(imageBackOff.until(container.pulledAt), now + RETRY_MS);
    const message = `Back-off pulling image "${image}"`;
    pod.event('Normal', 'BackOff', message, container);
    pod.event('Warning', 'Failed', 'Error: ImagePullBackOff', container);
    wait(pod, container, 'ImagePullBackOff', `${message}: ErrImagePull: ${unavailable(image)}`, until);
    return false;
  }
  pod.event('Normal', 'Pulling', `Pulling image "${image}"`, container);
  pod.event('Warning', 'Failed', `Failed to pull image "${image}": ${unavailable(image)}`, container);
  pod.event('Warning', 'Failed', 'Error: ErrImagePull', container);
  container.pulledAt = now;
  imageBackOff.next(now, now);
  wait(pod, container, 'ErrImagePull', unavailable(image), now + RETRY_MS);
  return false;
}

function unavailable(image: string): string {
  const { repository, tag } = readImage(image);
  const whole = `docker.io/library/${repository}:${tag}`;
  return (
    `failed to pull and unpack image "${whole}": failed to resolve reference "${whole}": pull access denied, ` +
    'repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
  );
}

function wait(
  pod: NodePod,
  container: ManagedContainer,
  reason: string,
  message: string,
  until: number,
): void {
  container.state = { kind: 'waiting', reason, message };
  container.retryAt = until;
  pod.report();
}
