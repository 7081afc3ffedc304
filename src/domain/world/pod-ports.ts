import { isLoopback } from './hosts.ts';
import { boundBy, listenersOf } from './listeners.ts';
import type { ContainerFact, Workload, World } from './types.ts';

/** The containers that bind a port, as far as is known: by their models, or, where those are silent, by what they declare. */
export function bindersOf(port: number, workload: Workload, world: World): readonly ContainerFact[] {
  return workload.containers.filter((container) => {
    const listening = listenersOf(workload, container, world);
    if (listening.known) return boundBy(listening, port, 'TCP', 'localhost') !== undefined;
    return container.ports.some(({ containerPort }) => containerPort === port);
  });
}

/** Whether the container surely does not bind the port: its model says so, or another container surely has it. */
export function cannotBind(
  container: ContainerFact,
  port: number,
  workload: Workload,
  world: World,
): boolean {
  const listening = listenersOf(workload, container, world);
  if (listening.known) return boundBy(listening, port, 'TCP', 'localhost') === undefined;
  const declares = container.ports.some(({ containerPort }) => containerPort === port);
  return !declares && bindersOf(port, workload, world).some((binder) => binder !== container);
}

/** `localhost` and the like: the Pod itself. */
export const isPodItself = (host: string): boolean => isLoopback(host.toLowerCase());
