import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Probes and hooks that ask a port by a name which their container does not have. */
export function probeFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => PLACES.flatMap((place) => unknownName(container, place)));
}

type Place = (typeof PLACES)[number];

const PLACES = [
  ['startupProbe', 'Startup probe', 'the next container waits, and this one is restarted again and again'],
  ['readinessProbe', 'Readiness probe', 'the Pod never becomes ready'],
  ['livenessProbe', 'Liveness probe', 'the container is restarted again and again'],
  ['lifecycle.postStart', 'PostStartHook', 'the container is restarted again and again'],
  ['lifecycle.preStop', 'PreStopHook', 'the hook does nothing'],
] as const;

const HANDLERS = ['httpGet', 'tcpSocket'];

/** After ResolveContainerPort in pkg/probe/util.go: a name is looked up in the ports of the container itself. */
function unknownName(container: ContainerFact, [field, called, happens]: Place): readonly Diagnostic[] {
  const steps = field.split('.');
  return HANDLERS.flatMap((handler) => {
    const origin = within(container.origin, ...steps, handler, 'port');
    const port = valueAt(origin);
    if (typeof port !== 'string' || port === '' || container.ports.some(({ name }) => name === port))
      return [];
    const name = field.slice(field.indexOf('.') + 1);
    return [
      finding('fault', 'probe-port-name', origin, {
        what: `The ${name} of ${container.name} asks port "${port}", and ${container.name} declares no port of that name, so ${happens}: ${called} errored: strconv.Atoi: parsing "${port}": invalid syntax`,
        why: 'The name of a probe is looked up in the ports of its own container only, and the API server does not look.',
        fix:
          container.ports.length === 0
            ? 'Write the port as a number, or declare it with that name.'
            : `Its ports: ${container.ports.map((each) => each.name || each.containerPort).join(', ')}.`,
      }),
    ];
  });
}
