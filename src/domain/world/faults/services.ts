import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import { within } from '#domain/world/origin.ts';
import { backendsOf, targetOf } from '#domain/world/services.ts';
import type { ServiceFact, ServicePortFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Services of the learner that reach no Pod, or a port where nobody answers. */
export function serviceFaults(world: World): readonly Diagnostic[] {
  return world.services.filter(({ given }) => !given).flatMap((service) => faultsOf(service, world));
}

function faultsOf(service: ServiceFact, world: World): readonly Diagnostic[] {
  if (Object.keys(service.selector).length === 0 || service.type === 'ExternalName') return [];
  if (backendsOf(world, service).length === 0) return selectsNobody(service, world);
  return service.ports.flatMap((port) => portFaults(service, port, world));
}

/** Its Pods may stand elsewhere. A Pod beside it that no Service picks makes a wrong label likely. */
function selectsNobody(service: ServiceFact, world: World): readonly Diagnostic[] {
  const idle = world.workloads.filter((workload) => !workload.given && isIdle(workload, world));
  const near = idle.find(({ namespace }) => namespace === service.namespace) ?? idle[0];
  if (near === undefined) return [];
  const wanted = pairs(service.selector);
  const apart = near.namespace !== service.namespace;
  return [
    finding('fault', 'selects-nobody', within(service.origin, 'spec', 'selector'), {
      what: `Service ${service.name} selects ${wanted}, and no Pod in namespace ${service.namespace} has these labels: it has no endpoints.`,
      why: 'Every pair of the selector has to be a label of the Pod itself, in the same namespace.',
      fix: apart
        ? `${near.kind} ${near.name} is in namespace ${near.namespace}; put both into one.`
        : `The labels of ${near.kind} ${near.name} are: ${pairs(near.labels) || 'none'}.`,
    }),
  ];
}

function isIdle(workload: Workload, world: World): boolean {
  return !world.services.some((service) => backendsOf(world, service).includes(workload));
}

function pairs(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}

function portFaults(service: ServiceFact, port: ServicePortFact, world: World): readonly Diagnostic[] {
  const arrivals = targetOf(world, service, port);
  const [first] = arrivals;
  if (first === undefined) return [];
  const origin = within(port.origin, port.targetPortWritten ? 'targetPort' : 'port');
  if (arrivals.every((arrival) => arrival.port === undefined))
    return [unknownName(port, first.workload, origin)];
  const silent = arrivals.every((arrival) => arrival.by === 'nobody');
  if (!silent || first.port === undefined || hasFailed(first.workload, world)) return [];
  const declared = first.workload.containers.some((container) =>
    container.ports.some((each) => each.containerPort === first.port),
  );
  return [
    finding(declared ? 'advice' : 'fault', 'nobody-listens', origin, {
      what: `Service ${service.name} sends port ${port.port} to port ${first.port} of ${first.workload.name}, where no container listens.`,
      why: 'A Service passes on to a port of the Pod; what listens there is up to the program. containerPort opens nothing.',
      fix: 'Set targetPort to the port that the program really binds.',
    }),
  ];
}

/** A server that stops at its configuration says so itself; that nobody listens then is no second mistake. */
function hasFailed(workload: Workload, world: World): boolean {
  return workload.containers
    .map((container) => listenersOf(workload, container, world))
    .some((listening) => listening.known && listening.failure !== undefined);
}

function unknownName(
  port: ServicePortFact,
  workload: Workload,
  origin: Parameters<typeof finding>[2],
): Diagnostic {
  const names = workload.containers
    .flatMap((container) => container.ports.map(({ name }) => name))
    .filter((name) => name !== '');
  return finding('fault', 'target-port-name', origin, {
    what: `No container of ${workload.name} has a port named "${port.targetPort}": the Service gets no endpoint for it.`,
    why: 'A name in targetPort is looked up in the ports of the Pod: regular containers and native sidecars, not plain init containers.',
    fix:
      names.length === 0
        ? `Add name: ${port.targetPort} to a container port, or write the number.`
        : `Port names of the Pod: ${names.join(', ')}.`,
  });
}
