import { boundBy, listenersOf } from './listeners.ts';
import type { ContainerFact, ServiceFact, ServicePortFact, Workload, World } from './types.ts';

/** Pods that carry every pair of the selector, in the Service's namespace. Without a selector Kubernetes picks none. */
export function backendsOf(world: World, service: ServiceFact): Workload[] {
  const pairs = Object.entries(service.selector);
  if (pairs.length === 0 || service.type === 'ExternalName') return [];
  return world.workloads.filter(
    (workload) =>
      workload.namespace === service.namespace &&
      pairs.every(([key, value]) => hasLabel(workload, key, value)),
  );
}

function hasLabel(workload: Workload, key: string, value: string): boolean {
  return Object.hasOwn(workload.labels, key) && workload.labels[key] === value;
}

/** Where traffic of a Service's port arrives in one of its Pods. */
export interface Arrival {
  readonly workload: Workload;
  /** The port of the Pod; undefined when the name is no container's, so that the Pod gets no endpoint for it. */
  readonly port: number | undefined;
  /** The container that answers there; undefined when none is known to. */
  readonly container: ContainerFact | undefined;
  /** listening: its model binds the port. declared: nothing is known of what it binds, but it declares the port. */
  readonly by: 'listening' | 'declared' | 'nobody' | 'unknown';
}

/** One arrival for each Pod behind the Service. `port` is a port of the Service, or its number. */
export function targetOf(
  world: World,
  service: ServiceFact,
  port: ServicePortFact | number,
): readonly Arrival[] {
  const found = typeof port === 'number' ? service.ports.find((each) => each.port === port) : port;
  if (found === undefined) return [];
  return backendsOf(world, service).map((workload) => {
    const number = portOf(workload, found);
    return number === undefined
      ? { workload, port: undefined, container: undefined, by: 'nobody' as const }
      : { workload, port: number, ...answererAt(world, workload, number, found.protocol) };
  });
}

/**
 * The number that a targetPort means in this Pod (FindPort of pkg/api/v1/pod): a name is looked up in the regular
 * containers, then in native sidecars, never in plain init containers.
 */
export function portOf(
  workload: Workload,
  { targetPort, protocol }: Pick<ServicePortFact, 'targetPort' | 'protocol'>,
): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return declarerOf(workload, (port) => port.name === targetPort && port.protocol === protocol)?.number;
}

/** The container that answers at a port of the Pod's address. */
export function answererAt(
  world: World,
  workload: Workload,
  port: number,
  protocol = 'TCP',
): { readonly container: ContainerFact | undefined; readonly by: Arrival['by'] } {
  const running = servingContainers(workload);
  const listening = running.map((container) => ({
    container,
    listening: listenersOf(workload, container, world),
  }));
  const sure = listening.find((each) => boundBy(each.listening, port, protocol, 'any') !== undefined);
  if (sure !== undefined) return { container: sure.container, by: 'listening' };
  const open = listening.filter((each) => !each.listening.known).map((each) => each.container);
  const declares = open.find((each) =>
    each.ports.some((one) => one.containerPort === port && one.protocol === protocol),
  );
  if (declares !== undefined) return { container: declares, by: 'declared' };
  return { container: undefined, by: open.length > 0 ? 'unknown' : 'nobody' };
}

/** Containers that run while the Pod serves: regular ones first, then native sidecars. */
export function servingContainers(workload: Workload): readonly ContainerFact[] {
  const of = (kind: ContainerFact['kind']) => workload.containers.filter((each) => each.kind === kind);
  return [...of('app'), ...of('sidecar')];
}

function declarerOf(workload: Workload, matches: (port: ContainerFact['ports'][number]) => boolean) {
  for (const container of servingContainers(workload)) {
    const port = container.ports.find(matches);
    if (port !== undefined) return { container, number: port.containerPort };
  }
  return undefined;
}
