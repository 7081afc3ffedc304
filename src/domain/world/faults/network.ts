import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { resolveHost } from '#domain/world/hosts.ts';
import { boundBy, listenersOf } from '#domain/world/listeners.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import type { BoundPort, ForwardTarget } from '#domain/world/listening.ts';
import { within } from '#domain/world/origin.ts';
import { servingContainers } from '#domain/world/services.ts';
import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Ports inside the Pod: two that bind one, and forwards into the void. */
export function networkFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return [
    ...portClashes(workload, world),
    ...servingContainers(workload).flatMap((container) => deadForwards(container, workload, world)),
  ];
}

function portClashes(workload: Workload, world: World): readonly Diagnostic[] {
  const taken: { readonly bound: BoundPort; readonly by: ContainerFact }[] = [];
  const found: Diagnostic[] = [];
  for (const container of inListOrder(workload)) {
    const listening = listenersOf(workload, container, world);
    if (!listening.known || listening.failure !== undefined) continue;
    for (const bound of listening.ports) {
      const earlier = taken.find((each) => each.by !== container && clash(each.bound, bound));
      if (earlier === undefined) taken.push({ bound, by: container });
      else found.push(clashFault(container, earlier.by, bound));
    }
  }
  return found;
}

function inListOrder(workload: Workload): readonly ContainerFact[] {
  return workload.containers.filter(({ kind }) => kind !== 'init');
}

function clash(a: BoundPort, b: BoundPort): boolean {
  return (
    a.port === b.port &&
    a.protocol === b.protocol &&
    (a.address === 'any' || b.address === 'any' || a.address === b.address)
  );
}

/** The last words of each program when its port is taken. */
const TAKEN: Readonly<Record<string, (port: number) => string>> = {
  nginx: (port) => `nginx: [emerg] bind() to 0.0.0.0:${port} failed (98: Address already in use)`,
  httpd: (port) =>
    `(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:${port}`,
  'redis-server': (port) =>
    `Warning: Could not create server TCP listening socket *:${port}: bind: Address already in use`,
};

function clashFault(container: ContainerFact, other: ContainerFact, { port, at }: BoundPort): Diagnostic {
  const line = TAKEN[modelOf(container.image)?.program ?? '']?.(port) ?? `bind: Address already in use`;
  return finding('fault', 'port-clash', within(container.origin, 'image'), {
    what: `${other.name} and ${container.name} both bind port ${port}; the later one stops with CrashLoopBackOff, and its log says: ${line}`,
    why: 'Containers of a Pod share one address and one set of ports. containerPort only declares; it moves no process.',
    fix: `Let one of them listen on another port by its own configuration${at === undefined ? '' : ' (its listen line is in the ConfigMap)'}.`,
  });
}

/** A forward to localhost where surely nobody listens, or to a Service that has no such port. */
function deadForwards(container: ContainerFact, workload: Workload, world: World): readonly Diagnostic[] {
  const listening = listenersOf(workload, container, world);
  if (!listening.known) return [];
  return listening.ports.flatMap((bound) =>
    bound.forwardsTo.flatMap((target) => deadForward(container, target, workload, world)),
  );
}

function deadForward(
  container: ContainerFact,
  target: ForwardTarget,
  workload: Workload,
  world: World,
): readonly Diagnostic[] {
  const host = resolveHost(world, workload, target.host);
  const origin = within(container.origin, 'image');
  if (host.is === 'loopback') return nobodyAt(container, target, workload, world);
  if (host.is !== 'service' || host.service.headless || host.service.type === 'ExternalName') return [];
  const { name, ports } = host.service;
  if (ports.some(({ port }) => port === target.port)) return [];
  const explanation = {
    what: `${container.name} forwards to ${target.host}:${target.port}, but Service ${name} has no port ${target.port}: the connection times out.`,
    why: 'A Service answers only on its own ports, whatever its Pods listen on.',
    fix:
      ports.length === 0
        ? `Give Service ${name} the port.`
        : `Service ${name} has: ${ports.map(({ port }) => port).join(', ')}. For the neighbour in the same Pod write localhost.`,
  };
  return [finding('fault', 'no-service-port', origin, explanation, target.at)];
}

function nobodyAt(
  container: ContainerFact,
  target: ForwardTarget,
  workload: Workload,
  world: World,
): readonly Diagnostic[] {
  const serving = servingContainers(workload);
  // Who declares the port most likely stands for a program that binds it.
  if (serving.some(({ ports }) => ports.some(({ containerPort }) => containerPort === target.port)))
    return [];
  const listening = serving.map((each) => listenersOf(workload, each, world));
  const sure = listening.every((each) => each.known && each.failure === undefined);
  if (!sure || listening.some((each) => boundBy(each, target.port, 'TCP', 'localhost') !== undefined))
    return [];
  const explanation = {
    what: `${container.name} forwards to ${target.host}:${target.port}, where no container of the Pod listens: Connection refused.`,
    why: 'localhost is the Pod itself: all its containers, and nothing else.',
    fix: 'Name the port that the neighbour really binds, or the Service of another Pod.',
  };
  return [finding('fault', 'nobody-on-localhost', within(container.origin, 'image'), explanation, target.at)];
}
