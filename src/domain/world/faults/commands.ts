import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readCommandLine } from '#domain/world/commands.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Signals and capabilities that do not do what they seem to. */
export function commandFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => [
    ...signalToPause(container, workload),
    ...prefixedCapabilities(container),
  ]);
}

function signalToPause(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  if (!workload.shareProcessNamespace) return [];
  const { commands } = readCommandLine(container.argv, container.env);
  const kills = commands.some(
    ({ name, args }) => name === 'kill' && args.length > 1 && args.at(-1) === '1' && args[0] !== '-0',
  );
  if (!kills) return [];
  return [
    finding('fault', 'signal-to-pause', within(container.origin, 'command'), {
      what: `${container.name} signals process 1, which is the Pod's pause process and no program of yours.`,
      why: 'With shareProcessNamespace: true all containers share one list of processes, and process 1 is /pause. It ignores the signal.',
      fix: 'Find the process by name: pkill -HUP nginx, or kill -HUP $(pidof nginx).',
    }),
  ];
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
          what: `Kubernetes writes ${name.slice(4)}, not ${name}.`,
          why: 'The API server takes any word here. Depending on its version, the container runtime refuses the prefixed name or ignores it.',
          fix: `Write ${name.slice(4)}.`,
        }),
      ];
    });
  });
}
