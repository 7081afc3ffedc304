import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Probes and hooks that ask a port by a name which their container does not have. */
export function probeFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => PLACES.flatMap((place) => unknownName(container, place)));
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
