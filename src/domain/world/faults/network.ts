import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Container, Probe } from '#domain/kubernetes/schema/api.gen.ts';
import { resolveHost } from '#domain/world/hosts.ts';
import { boundBy, listenersOf } from '#domain/world/listeners.ts';
import type { BoundPort, ForwardTarget } from '#domain/world/listening.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import { servingContainers } from '#domain/world/services.ts';
import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Ports inside the Pod: two that bind one, forwards into the void, probes on names that are not there. */
export function networkFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return [
    ...portClashes(workload, world),
    ...servingContainers(workload).flatMap((container) => deadForwards(container, workload, world)),
    ...workload.containers.flatMap(unknownProbePorts),
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

function clashFault(container: ContainerFact, other: ContainerFact, { port, at }: BoundPort): Diagnostic {
  return finding('fault', 'port-clash', within(container.origin, 'image'), {
    what: `${other.name} and ${container.name} both bind port ${port}; the later one stops with: bind() to 0.0.0.0:${port} failed (98: Address already in use).`,
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
    what: `${container.name} forwards to ${target.host}:${target.port}, but Service ${name} has no port ${target.port}.`,
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
  const listening = servingContainers(workload).map((each) => listenersOf(workload, each, world));
  const sure = listening.every((each) => each.known && each.failure === undefined);
  if (!sure || listening.some((each) => boundBy(each, target.port, 'TCP', 'localhost') !== undefined))
    return [];
  const explanation = {
    what: `${container.name} forwards to ${target.host}:${target.port}, where no container of the Pod listens.`,
    why: 'localhost is the Pod itself: all its containers, and nothing else.',
    fix: 'Name the port that the neighbour really binds, or the Service of another Pod.',
  };
  return [finding('fault', 'nobody-on-localhost', within(container.origin, 'image'), explanation, target.at)];
}

function unknownProbePorts(container: ContainerFact): readonly Diagnostic[] {
  const spec = (valueAt(container.origin) ?? {}) as Container;
  const probes = {
    startupProbe: spec.startupProbe,
    readinessProbe: spec.readinessProbe,
    livenessProbe: spec.livenessProbe,
  };
  return Object.entries(probes).flatMap(([field, probe]) => {
    const [handler, port] = portOfProbe(probe);
    if (typeof port !== 'string' || port === '' || container.ports.some(({ name }) => name === port))
      return [];
    return [
      finding('fault', 'probe-port-name', within(container.origin, field, handler, 'port'), {
        what: `The ${field} of ${container.name} asks port "${port}", and ${container.name} declares no port of that name: it always fails.`,
        why: 'The name of a probe is looked up in the ports of its own container only.',
        fix:
          container.ports.length === 0
            ? 'Write the port as a number, or declare it with that name.'
            : `Its ports: ${container.ports.map((each) => each.name || each.containerPort).join(', ')}.`,
      }),
    ];
  });
}

function portOfProbe(probe: Probe | undefined): readonly [string, number | string | undefined] {
  if (probe?.httpGet) return ['httpGet', probe.httpGet.port];
  return ['tcpSocket', probe?.tcpSocket?.port];
}
