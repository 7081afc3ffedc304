import { resolveHost } from '#domain/world/hosts.ts';
import { boundBy, listenersOf } from '#domain/world/listeners.ts';
import type { BoundPort, ForwardTarget } from '#domain/world/listening.ts';
import { servingContainers } from '#domain/world/services.ts';
import type { ContainerFact, Workload, World } from '#domain/world/types.ts';

interface Forward {
  readonly bound: BoundPort;
  readonly target: ForwardTarget;
  readonly local: boolean;
}

function forwardsOf(container: ContainerFact, workload: Workload, world: World): readonly Forward[] {
  const listening = listenersOf(workload, container, world);
  if (!listening.known) return [];
  return listening.ports.flatMap((bound) =>
    bound.forwardsTo.map((target) => ({
      bound,
      target,
      local: resolveHost(world, workload, target.host).is === 'loopback',
    })),
  );
}

/** The neighbour that answers at a port of localhost: by its model, or by what it declares when nothing is known of it. */
function neighbourAt(
  port: number,
  container: ContainerFact,
  workload: Workload,
  world: World,
): ContainerFact | undefined {
  const others = servingContainers(workload).filter((each) => each !== container);
  const known = others.find(
    (each) => boundBy(listenersOf(workload, each, world), port, 'TCP', 'localhost') !== undefined,
  );
  const open = others.filter((each) => !listenersOf(workload, each, world).known);
  return known ?? open.find((each) => each.ports.some(({ containerPort }) => containerPort === port));
}

/** Puts the neighbour's figures into another form: an exporter that reads it on localhost. */
export function adapterEvidence(
  container: ContainerFact,
  workload: Workload,
  world: World,
): string | undefined {
  for (const { bound, target, local } of forwardsOf(container, workload, world)) {
    const neighbour =
      local && target.scheme === 'redis' ? neighbourAt(target.port, container, workload, world) : undefined;
    if (neighbour)
      return `${container.name} reads ${neighbour.name} at localhost:${target.port} and answers at port ${bound.port} in another format`;
  }
  return undefined;
}

/** Stands for others before whoever asks it: a proxy that passes on to Services or to the outside. */
export function ambassadorEvidence(
  container: ContainerFact,
  workload: Workload,
  world: World,
): string | undefined {
  const outside = forwardsOf(container, workload, world).filter(
    ({ target, local }) => !local && target.scheme !== 'redis',
  );
  const [first] = outside;
  if (first === undefined) return undefined;
  const weighted = outside.some(({ target }) => target.weight !== 1);
  const targets = outside.map(
    ({ target }) => `${target.host}:${target.port}${weighted ? ` (weight ${target.weight})` : ''}`,
  );
  return `${container.name} passes port ${first.bound.port} on to ${[...new Set(targets)].join(' and ')}`;
}

/** Stands in front of a neighbour and adds something, such as TLS. */
export function frontEvidence(
  container: ContainerFact,
  workload: Workload,
  world: World,
): string | undefined {
  for (const { bound, target, local } of forwardsOf(container, workload, world)) {
    const neighbour =
      local && target.scheme !== 'redis' ? neighbourAt(target.port, container, workload, world) : undefined;
    const adds = bound.tls ? 'takes TLS off at' : 'passes on';
    if (neighbour)
      return `${container.name} ${adds} port ${bound.port} and asks ${neighbour.name} at localhost:${target.port}`;
  }
  return undefined;
}
