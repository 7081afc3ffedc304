import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { isWhole } from '#domain/world/context.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import { within } from '#domain/world/origin.ts';
import { isSlip } from '#domain/world/nearness.ts';
import { answererAt, backendsOf, portOf, targetOf } from '#domain/world/services.ts';
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

/**
 * Its Pods may stand elsewhere. It is a mistake when all that there is is known, or when a Pod beside it, which no Service
 * picks, is most likely the one that was meant.
 */
function selectsNobody(service: ServiceFact, world: World): readonly Diagnostic[] {
  const idle = world.workloads.filter((workload) => !workload.given && isIdle(workload, world));
  const near = idle.find((workload) => isMeant(service, workload, world));
  if (near === undefined && !isWhole(world)) return [];
  const wanted = pairs(service.selector);
  return [
    finding('fault', 'selects-nobody', within(service.origin, 'spec', 'selector'), {
      what: `Service ${service.name} selects ${wanted}, and no Pod in namespace ${service.namespace} has these labels: its ENDPOINTS are <none>, and clients get Connection refused or no answer.`,
      why: 'Every pair of the selector has to be a label of the Pod itself, in the same namespace.',
      fix: mend(service, near),
    }),
  ];
}

function mend(service: ServiceFact, near: Workload | undefined): string {
  if (near === undefined) return 'Write the labels of the Pods that it is to reach.';
  return near.namespace === service.namespace
    ? `The labels of ${near.kind} ${near.name} are: ${pairs(near.labels) || 'none'}.`
    : `${near.kind} ${near.name} is in namespace ${near.namespace}; put both into one.`;
}

function isIdle(workload: Workload, world: World): boolean {
  return !world.services.some((service) => backendsOf(world, service).includes(workload));
}

/** Its labels are those wanted but for the namespace or a slip; or the two stand alone, and the Pod answers at the port. */
function isMeant(service: ServiceFact, workload: Workload, world: World): boolean {
  const wanted = Object.entries(service.selector);
  if (workload.namespace !== service.namespace)
    return wanted.every(([key, value]) => workload.labels[key] === value);
  if (wanted.every(([key, value]) => hasNear(workload.labels, key, value))) return true;
  const own = [...world.services, ...world.workloads].filter(({ given }) => !given);
  return own.length === 2 && service.ports.some((port) => answersAt(workload, port, world));
}

function hasNear(labels: Readonly<Record<string, string>>, key: string, value: string): boolean {
  return Object.entries(labels).some(
    ([name, text]) =>
      (name === key && (text === value || isSlip(text, value))) || (text === value && name !== key),
  );
}

function answersAt(workload: Workload, port: ServicePortFact, world: World): boolean {
  const number = portOf(workload, port);
  if (number === undefined) return false;
  return ['listening', 'declared'].includes(answererAt(world, workload, number, port.protocol).by);
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
  // A headless Service is often there for its names alone.
  if (!silent || first.port === undefined || service.headless || hasFailed(first.workload, world)) return [];
  const declared = first.workload.containers.some((container) =>
    container.ports.some((each) => each.containerPort === first.port),
  );
  return [
    finding(declared ? 'advice' : 'fault', 'nobody-listens', origin, {
      what: `Service ${service.name} sends port ${port.port} to port ${first.port} of ${first.workload.name}, where no container listens: Connection refused.`,
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
    what: `No container of ${workload.name} has a port named "${port.targetPort}": the Service has no endpoint for port ${port.port}, and clients get Connection refused.`,
    why: 'A name in targetPort is looked up in the ports of the Pod: regular containers and native sidecars, not plain init containers.',
    fix:
      names.length === 0
        ? `Add name: ${port.targetPort} to a container port, or write the number.`
        : `Port names of the Pod: ${names.join(', ')}.`,
  });
}
