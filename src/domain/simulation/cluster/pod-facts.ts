/** What others ask of a Pod. */
import type { ContainerPort, IntOrString, Pod } from '#domain/kubernetes/schema/api.gen.ts';

export const isFinished = ({ status }: Pod): boolean =>
  status?.phase === 'Succeeded' || status?.phase === 'Failed';

export const isReady = ({ status }: Pod): boolean =>
  status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True') === true;

export const isLeaving = ({ metadata }: Pod): boolean => metadata?.deletionTimestamp !== undefined;

/** Counted by controllers: neither finished nor leaving. */
export const isActive = (pod: Pod): boolean => !isFinished(pod) && !isLeaving(pod);

/** Ports of app containers, then of sidecars, never of init containers (FindPort of pkg/api/v1/pod/util.go). */
export function portsOf({ spec }: Pod): readonly ContainerPort[] {
  const sidecars = spec?.initContainers?.filter(({ restartPolicy }) => restartPolicy === 'Always') ?? [];
  return [...(spec?.containers ?? []), ...sidecars].flatMap(({ ports = [] }) => ports);
}

/** The number behind a targetPort; undefined when no container has a port of that name. */
export function portNumber(pod: Pod, port: IntOrString, protocol: string): number | undefined {
  if (typeof port === 'number') return port;
  return portsOf(pod).find((each) => each.name === port && (each.protocol ?? 'TCP') === protocol)
    ?.containerPort;
}
