/** From what the kubelet knows of a container to its status in the API. After convertToAPIContainerStatuses of kubelet_pods.go. */
import type {
  ContainerState,
  ContainerStateTerminated,
  ContainerStatus,
} from '#domain/kubernetes/schema/api.gen.ts';
import { readImage } from '#domain/world/image-reference.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import type { Ending, ManagedContainer } from '#domain/simulation/kubelet/managed-container.ts';

/** `wallAt`: milliseconds since 1970 of a virtual time. */
export function containerStatus(
  container: ManagedContainer,
  wallAt: (ms: number) => number,
): ContainerStatus {
  const { spec, name, restarts, ready, started, last, run } = container;
  const id = idOf(container);
  const image = whole(spec.image ?? '');
  return {
    ...(id === '' ? {} : { containerID: `containerd://${id}` }),
    image,
    imageID: run?.isKnown === true ? image : '',
    lastState: last ? { terminated: terminated(last, wallAt) } : {},
    name,
    ready: ready || isDoneInit(container),
    restartCount: restarts,
    started,
    state: stateOf(container, wallAt),
  };
}

function idOf({ state, run }: ManagedContainer): string {
  if (state.kind === 'terminated') return state.ending.id;
  return run?.id ?? '';
}

/** An init container that ended well counts as ready. */
const isDoneInit = ({ role, state }: ManagedContainer): boolean =>
  role === 'init' && state.kind === 'terminated' && state.ending.exitCode === 0;

function stateOf({ state }: ManagedContainer, wallAt: (ms: number) => number): ContainerState {
  if (state.kind === 'terminated') return { terminated: terminated(state.ending, wallAt) };
  if (state.kind === 'running') return { running: { startedAt: formatTime(wallAt(state.run.startedAt)) } };
  const { reason, message } = state;
  return { waiting: { ...(message === '' ? {} : { message }), reason } };
}

function terminated(ending: Ending, wallAt: (ms: number) => number): ContainerStateTerminated {
  const { id, exitCode, reason, message, startedAt, finishedAt } = ending;
  return {
    ...(id === '' ? {} : { containerID: `containerd://${id}` }),
    exitCode,
    finishedAt: formatTime(wallAt(finishedAt)),
    ...(message === '' ? {} : { message }),
    reason,
    startedAt: formatTime(wallAt(startedAt)),
  };
}

/** As containerd names images: with registry and tag. */
function whole(image: string): string {
  const { repository, tag, digest } = readImage(image);
  const [first = ''] = repository.split('/');
  const hasRegistry = repository.includes('/') && /[.:]|^localhost$/.test(first);
  const path = repository.includes('/') ? repository : `library/${repository}`;
  const named = hasRegistry ? repository : `docker.io/${path}`;
  return digest === '' ? `${named}:${tag}` : `${named}@${digest}`;
}
