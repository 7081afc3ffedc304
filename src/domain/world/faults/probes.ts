import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import { answererAt, servingContainers } from '#domain/world/services.ts';
import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Probes and hooks that ask a port by a name which their container does not have, or by a number where nobody listens. */
export function probeFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => [
    ...PLACES.flatMap((place) => unknownName(container, place)),
    ...ASKED.flatMap((place) => nobodyAnswers(container, place, workload, world)),
  ]);
}

type Place = (typeof PLACES)[number];

/** What follows, and what the event says: an errored probe counts as no result at all (doProbe in pkg/kubelet/prober/worker.go). */
const PLACES = [
  ['startupProbe', 'it never counts as started', probed('Startup')],
  ['readinessProbe', 'the Pod never becomes ready', probed('Readiness')],
  ['livenessProbe', 'its health is never known', probed('Liveness')],
  ['lifecycle.postStart', 'it is killed and started again', hooked('FailedPostStartHook')],
  ['lifecycle.preStop', 'nothing is done before it stops', hooked('FailedPreStopHook')],
] as const;

/** What follows when a port refuses, and how the event begins. After runProbe's callers and the hooks in pkg/kubelet. */
const ASKED = [
  ['startupProbe', 'it is killed and started again', 'Unhealthy: Startup probe failed'],
  ['readinessProbe', 'the Pod never becomes ready', 'Unhealthy: Readiness probe failed'],
  ['livenessProbe', 'it is killed and started again and again', 'Unhealthy: Liveness probe failed'],
  ['lifecycle.postStart', 'it is killed and started again', 'FailedPostStartHook'],
  ['lifecycle.preStop', 'nothing is done before it stops', 'FailedPreStopHook'],
] as const;

function probed(probe: string): (port: string) => string {
  return (port) =>
    `Unhealthy: ${probe} probe errored and resulted in unknown state: strconv.Atoi: parsing "${port}": invalid syntax`;
}

function hooked(reason: string): (port: string) => string {
  return (port) => `${reason}: couldn't find port: ${port}`;
}

const HANDLERS = ['httpGet', 'tcpSocket'];

/** After ResolveContainerPort in pkg/probe/util.go: a name is looked up in the ports of the container itself. */
function unknownName(container: ContainerFact, [field, happens, event]: Place): readonly Diagnostic[] {
  const steps = field.split('.');
  return HANDLERS.flatMap((handler) => {
    const origin = within(container.origin, ...steps, handler, 'port');
    const port = valueAt(origin);
    if (typeof port !== 'string' || port === '' || container.ports.some(({ name }) => name === port))
      return [];
    const name = field.slice(field.indexOf('.') + 1);
    return [
      finding('fault', 'probe-port-name', origin, {
        what: `The ${name} of ${container.name} asks port "${port}", and ${container.name} declares no port of that name, so ${happens}. The event says: ${event(port)}`,
        why: 'The name of a probe is looked up in the ports of its own container only, and the API server does not look.',
        fix:
          container.ports.length === 0
            ? 'Write the port as a number, or declare it with that name.'
            : `Its ports: ${container.ports.map((each) => each.name || each.containerPort).join(', ')}.`,
      }),
    ];
  });
}

/** After runProbe in pkg/kubelet/prober/prober.go: the address of the Pod is asked, where every container may listen. */
function nobodyAnswers(
  container: ContainerFact,
  [field, happens, event]: (typeof ASKED)[number],
  workload: Workload,
  world: World,
): readonly Diagnostic[] {
  return ['httpGet', 'tcpSocket', 'grpc'].flatMap((handler) => {
    const origin = within(container.origin, ...field.split('.'), handler, 'port');
    const port = valueAt(origin);
    const host = valueAt(within(container.origin, ...field.split('.'), handler, 'host'));
    if (typeof port !== 'number' || host !== undefined || !isSurelySilent(port, workload, world)) return [];
    return [
      finding('fault', 'probe-port', origin, {
        what: `The ${field.slice(field.indexOf('.') + 1)} of ${container.name} asks port ${port}, where no container of the Pod listens, so ${happens}. The event says: ${event}: dial tcp: connect: connection refused`,
        why: 'A probe asks the port that a program really binds; containerPort opens nothing.',
        fix: 'Write the port that the program listens on.',
      }),
    ];
  });
}

/** A server that stops at its configuration says so itself. */
function isSurelySilent(port: number, workload: Workload, world: World): boolean {
  const hasFailed = servingContainers(workload)
    .map((each) => listenersOf(workload, each, world))
    .some((listening) => listening.known && listening.failure !== undefined);
  return !hasFailed && answererAt(world, workload, port, 'TCP').by === 'nobody';
}
