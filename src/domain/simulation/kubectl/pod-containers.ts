/** Containers of a Pod by name, and which one is meant when none is named. After kubectl's polymorphichelpers and podcmd. */
import type { ContainerStatus, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { Output } from './answer.ts';

const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container';

const namesIn = (list: readonly { readonly name?: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ name = '' }) => name);

export const initNames = ({ spec }: Pod): readonly string[] => namesIn(spec?.initContainers);

export const mainNames = ({ spec }: Pod): readonly string[] => namesIn(spec?.containers);

const ephemeralNames = ({ spec }: Pod): readonly string[] => namesIn(spec?.ephemeralContainers);

export const hasContainer = (pod: Pod, name: string): boolean =>
  [...mainNames(pod), ...initNames(pod), ...ephemeralNames(pod)].includes(name);

/** The container that is meant when none is named; says so when there is a choice. */
export function defaultContainer(pod: Pod, output: Output, isQuiet = false): string {
  const annotated = pod.metadata?.annotations?.[DEFAULT_CONTAINER];
  if (annotated !== undefined && hasContainer(pod, annotated)) return annotated;
  const [first = '', ...others] = mainNames(pod);
  const shown = [
    first,
    ...others,
    ...initNames(pod).map((name) => `${name} (init)`),
    ...ephemeralNames(pod).map((name) => `${name} (ephem)`),
  ];
  if (shown.length > 1 && !isQuiet)
    output.complain(`Defaulted container "${first}" out of: ${shown.join(', ')}`);
  return first;
}

export function statusOf({ status }: Pod, container: string): ContainerStatus | undefined {
  const all = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  return all.find(({ name }) => name === container);
}
