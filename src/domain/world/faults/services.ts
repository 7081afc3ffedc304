import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { isWhole } from '#domain/world/context.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import { within } from '#domain/world/origin.ts';
import { isSlip } from '#domain/world/nearness.ts';
import { answererAt, backendsOf, portOf, targetOf } from '#domain/world/services.ts';
import type { ServiceFact, ServicePortFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Each Service is compared with each Pod: thousands of both are no text that anybody writes. */
const MOST_PAIRS = 1_000_000;

/** Services of the learner that reach no Pod, or a port where nobody answers. */
export function serviceFaults(world: World): readonly Diagnostic[] {
  if (world.services.length * world.workloads.length > MOST_PAIRS) return [];
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
  const idle = idleIn(world).map((workload) => ({ workload, is: likeness(service, workload, world) }));
  const sure = idle.find(({ is }) => is === 'sure')?.workload;
  const near = sure ?? idle.find(({ is }) => is === 'perhaps')?.workload;
  if (near === undefined && !isWhole(world)) return [];
  const severity = sure !== undefined || isWhole(world) ? 'fault' : 'advice';
  return [
    finding(severity, 'selects-nobody', within(service.origin, 'spec', 'selector'), {
      what: `Service ${service.name} selects ${pairs(service.selector)}, and no Pod in namespace ${service.namespace} has these labels: its ENDPOINTS are <none>, and clients get Connection refused or no answer.`,
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

/** Of more, nobody would look through. */
const MOST_IDLE = 50;
const IDLE = new WeakMap<World, readonly Workload[]>();

/** The learner's Pods that no Service picks. */
function idleIn(world: World): readonly Workload[] {
  const known = IDLE.get(world);
  if (known !== undefined) return known;
  const picked = new Set(world.services.flatMap((service) => backendsOf(world, service)));
  const idle = world.workloads.filter((each) => !each.given && !picked.has(each)).slice(0, MOST_IDLE);
  IDLE.set(world, idle);
  return idle;
}

/** How likely it is that the Service was meant for the Pod. */
type Likeness = 'sure' | 'perhaps' | 'no';

/** Its labels are those wanted but for the namespace or a slip; or it answers at the port, all the more under a like name. */
function likeness(service: ServiceFact, workload: Workload, world: World): Likeness {
  const wanted = Object.entries(service.selector);
  if (workload.namespace !== service.namespace)
    return wanted.every(([key, value]) => workload.labels[key] === value) ? 'sure' : 'no';
  if (wanted.every(([key, value]) => hasNear(workload.labels, key, value))) return 'sure';
  if (!service.ports.some((port) => answersAt(workload, port, world))) return 'no';
  if (areRelated(service, workload)) return 'sure';
  const own = [...world.services, ...world.workloads].filter(({ given }) => !given);
  return own.length === 2 ? 'perhaps' : 'no';
}

/** A name or a label value of one that holds one of the other. */
function areRelated(service: ServiceFact, workload: Workload): boolean {
  const ours = [service.name, ...Object.values(service.selector)].filter((name) => name.length > 2);
  const theirs = [workload.name, ...Object.values(workload.labels)].filter((name) => name.length > 2);
  return ours.some((one) =>
    theirs.some((other) => one.includes(other) || other.includes(one) || isSlip(one, other)),
  );
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
  if (!silent || service.headless || hasFailed(first.workload, world)) return [];
  // Undefined: no such name. 0: a number that could not be read, which is an error of its own.
  if (first.port === undefined || first.port === 0) return [];
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
