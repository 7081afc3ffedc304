import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { CommandReading } from '#domain/world/commands.ts';
import { execOf, readContainer } from '#domain/world/container-commands.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { SimpleCommand } from '#domain/world/shell/commands.ts';
import type { ContainerFact, Origin, Workload } from '#domain/world/types.ts';
import { commandField, itemWith } from './commanded.ts';
import { finding } from './finding.ts';
import { mayNotSignal } from './signals.ts';

/** Signals to processes of other containers, and capabilities that do not do what they seem to. */
export function processFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => [
    ...(workload.shareProcessNamespace ? signalsOf(container, workload) : []),
    ...prefixedCapabilities(container),
  ]);
}

/** A script of the container and the field that it stands in: its command and its hooks. */
function scriptsOf(container: ContainerFact): readonly (readonly [CommandReading, Origin])[] {
  const hooks = (['postStart', 'preStop'] as const).flatMap((hook) => {
    const reading = execOf(container, hook);
    return reading === undefined ? [] : [[reading, within(container.origin, 'lifecycle', hook)] as const];
  });
  return [[readContainer(container), commandField(container)], ...hooks];
}

function signalsOf(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  return scriptsOf(container).flatMap(([{ commands }, origin], at) => {
    const pause = commands.find(isSignalToPause);
    const place = pause !== undefined && at === 0 ? itemWith(container, pause.name) : origin;
    return [
      ...(pause === undefined ? [] : [signalToPause(container, pause, place)]),
      ...mayNotSignal(container, commands, origin, workload),
    ];
  });
}

/** `kill -HUP 1`, `kill 1`, `kill -s HUP 1`; `kill -0 1` only asks whether it is there. */
function isSignalToPause({ name, args }: SimpleCommand): boolean {
  return (
    name === 'kill' && args.at(-1) === '1' && args[0] !== '-0' && args[0] !== '-l' && args.at(-2) !== '-s'
  );
}

/** Of all signals /pause handles these; from inside, the kernel drops those that the first process does not handle (signal(7)). */
const ENDS_PAUSE = /^-?(?:SIG)?(?:TERM|INT|15|2)$/;

function signalToPause(container: ContainerFact, { args }: SimpleCommand, origin: Origin): Diagnostic {
  const signals = args.slice(0, -1);
  const ends = signals.length === 0 || signals.some((signal) => ENDS_PAUSE.test(signal));
  const happens = ends
    ? 'it ends, and all containers with it: Pod sandbox changed, it will be killed and re-created'
    : 'nothing happens';
  return finding('fault', 'signal-to-pause', origin, {
    what: `${container.name} signals process 1, which is the Pod's pause process and no program of yours: ${happens}.`,
    why: 'With shareProcessNamespace: true all containers share one list of processes, and process 1 is /pause. It takes TERM and INT as the end of the Pod and no notice of any other signal.',
    fix: 'Find the process by name: pkill -HUP nginx, or kill -HUP $(pidof nginx).',
  });
}

function prefixedCapabilities(container: ContainerFact): readonly Diagnostic[] {
  return ['add', 'drop'].flatMap((list) => {
    const origin = within(container.origin, 'securityContext', 'capabilities', list);
    const names = valueAt(origin);
    if (!Array.isArray(names)) return [];
    return names.flatMap((name: unknown, at) => {
      if (typeof name !== 'string' || !/^CAP_/i.test(name)) return [];
      return [
        finding('fault', 'capability-prefix', within(origin, at), {
          what: `Kubernetes writes ${name.slice(4)}, not ${name}: the runtime looks for CAP_${name.toUpperCase()} and finds none, so the capability is not ${list === 'add' ? 'added' : 'dropped'} or the container does not start.`,
          why: 'The API server takes any word here, and the container runtime puts CAP_ before it. Depending on its version, it then refuses the name or ignores it.',
          fix: `Write ${name.slice(4)}.`,
        }),
      ];
    });
  });
}
