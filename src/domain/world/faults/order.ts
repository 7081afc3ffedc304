import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { readCommandLine } from '#domain/world/commands.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { Ending } from '#domain/world/shell/ending.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** What starts, what never ends, and what ends though it should not. */
export function orderFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => [
    ...endlessInit(container, workload),
    ...alwaysOnApp(container, workload),
    ...endsAtOnce(container, workload),
  ]);
}

/** Whether the container comes to its end by itself, by its own command or by that of an image that is known. */
export function endingOfContainer(container: ContainerFact): Ending {
  if (isBareShell(container)) return hasInput(container) ? 'stays' : 'ends';
  const { ending, commands } = readCommandLine(container.argv, container.env);
  const runsServer = commands.length === 1 && SERVER_ENTRY.test(commands[0]?.name ?? '');
  return ending === 'unknown' && runsServer && modelOf(container.image) !== undefined ? 'stays' : ending;
}

/** The own commands of the known server images. */
const SERVER_ENTRY = /entrypoint|^\/?redis_exporter$|^httpd-foreground$/;

/** A shell without a script reads its input: an empty one ends it, with `stdin: true` it waits. */
function isBareShell({ argv = [], image }: ContainerFact): boolean {
  return modelOf(image)?.program === 'sh' && argv.length === 1 && /^(?:\/bin\/)?sh$/.test(argv[0] ?? '');
}

const hasInput = ({ origin }: ContainerFact): boolean => valueAt(within(origin, 'stdin')) === true;

function endlessInit(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  if (container.kind !== 'init' || endingOfContainer(container) !== 'stays') return [];
  const total = workload.containers.filter(({ kind }) => kind !== 'app').length;
  return [
    finding('fault', 'endless-init', within(container.origin, 'name'), {
      what: `The init container ${container.name} never ends, so the Pod stays Init:${container.startRank}/${total}.`,
      why: 'An init container has to end with exit code 0 before the next container starts. Only with restartPolicy: Always is it a sidecar that keeps running.',
      fix: `Add restartPolicy: Always to ${container.name} to make it a native sidecar, or move it under containers.`,
    }),
  ];
}

function alwaysOnApp(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  if (container.kind !== 'app' || container.restartPolicy !== 'Always') return [];
  const isJob = workload.restartPolicy !== 'Always';
  return [
    finding(isJob ? 'fault' : 'advice', 'restart-policy-on-app', within(container.origin, 'restartPolicy'), {
      what: `restartPolicy: Always under containers does not make ${container.name} a sidecar.`,
      why: 'A native sidecar stands in initContainers. Here the field only keeps the container restarting: it starts in no order and keeps a Job from completing.',
      fix: `Move ${container.name} to initContainers for a native sidecar, or drop the line.`,
    }),
  ];
}

/** Under restartPolicy Always an end is followed by a restart, and soon by CrashLoopBackOff. */
function endsAtOnce(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  if (!restartsOnSuccess(container, workload) || endingOfContainer(container) !== 'ends') return [];
  const bare = isBareShell(container);
  return [
    finding(
      'fault',
      bare ? 'no-command' : 'ends-at-once',
      within(container.origin, bare ? 'image' : 'command'),
      {
        what: bare
          ? `${container.name} has no command, and the shell of ${container.image.text} ends at once: Completed, then CrashLoopBackOff.`
          : `The command of ${container.name} ends, and is restarted again and again: Completed, then CrashLoopBackOff.`,
        why: 'A container lives as long as its first process. With restartPolicy: Always the kubelet starts it again, each time later.',
        fix: bare
          ? `Give ${container.name} a command that keeps running.`
          : 'Let the command go on (a loop, tail -F), or do it in an init container.',
      },
    ),
  ];
}

function restartsOnSuccess({ kind, restartPolicy }: ContainerFact, workload: Workload): boolean {
  return kind !== 'init' && (restartPolicy ?? workload.restartPolicy) === 'Always';
}
