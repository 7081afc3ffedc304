import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { readContainer } from '#domain/world/container-commands.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { valueAt } from '#domain/world/origin.ts';
import type { SimpleCommand } from '#domain/world/shell/commands.ts';
import type { ContainerFact, Origin, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Signals that the kernel refuses: to a process of another user, by one who is not root or has not CAP_KILL (kill(2)). */
export function mayNotSignal(
  container: ContainerFact,
  commands: readonly SimpleCommand[],
  origin: Origin,
  workload: Workload,
): readonly Diagnostic[] {
  for (const name of commands.flatMap(targetsOf)) {
    const target = workload.containers.find((each) => each !== container && runs(each, name));
    if (target === undefined || runs(container, name) || !isRefused(container, target)) continue;
    const [from, to] = [userOf(container) ?? 0, userOf(target) ?? 0];
    return [
      finding('fault', 'foreign-process', origin, {
        what: `${container.name} runs as user ${from} and signals ${name} of ${target.name}, which runs as user ${to}: Operation not permitted`,
        why: 'shareProcessNamespace shows the processes of all containers, but the rules of Linux hold: only the same user, or root with the capability KILL, may signal a process.',
        fix: `Give both the same runAsUser, or let ${container.name} run as root with the capability KILL.`,
      }),
    ];
  }
  return [];
}

/** The programs that a command signals by name: `pkill -HUP nginx`, `killall nginx`, `kill $(pidof nginx)`. */
export function targetsOf({ name, args }: SimpleCommand): readonly string[] {
  if (args.some((arg) => arg === '-0' || arg === '-l')) return [];
  if (name === 'pkill' || name === 'killall') return args.filter((arg) => !arg.startsWith('-')).slice(-1);
  if (name !== 'kill') return [];
  return args.flatMap((arg) => {
    const found = /\$\((?:pidof|pgrep)\s+(?:-\w+\s+)*(\w[\w-]*)\s*\)/.exec(arg);
    return found?.[1] === undefined ? [] : [found[1]];
  });
}

export function runs(container: ContainerFact, program: string): boolean {
  const commands = readContainer(container).commands.map(({ name }) => name);
  return modelOf(container.image)?.program === program || commands.includes(program);
}

/** Unknown users are not compared. What a server's workers run as is left out: its first process counts. */
function isRefused(from: ContainerFact, to: ContainerFact): boolean {
  const [sender, target] = [userOf(from), userOf(to)];
  if (sender === undefined || target === undefined || sender === target) return false;
  return sender === 0 ? !hasKill(from) : !adds(from, 'KILL');
}

/** The user by the container, else by the Pod, else by an image that is known to start as root. */
function userOf({ origin, image }: ContainerFact): number | undefined {
  const own = (valueAt(origin) as Container | undefined)?.securityContext?.runAsUser;
  const pod = (valueAt({ ...origin, path: origin.path.slice(0, -2) }) as PodSpec | undefined)?.securityContext
    ?.runAsUser;
  const ofImage = modelOf(image)?.startsAs;
  return own ?? pod ?? ofImage;
}

function capabilitiesOf({ origin }: ContainerFact) {
  const context = (valueAt(origin) as Container | undefined)?.securityContext;
  return {
    add: context?.capabilities?.add ?? [],
    drop: context?.capabilities?.drop ?? [],
    all: context?.privileged === true,
  };
}

function adds(container: ContainerFact, name: string): boolean {
  const { add, all } = capabilitiesOf(container);
  return all || add.includes(name) || add.includes('ALL');
}

/** Runtimes give KILL to root unless it is dropped. */
function hasKill(container: ContainerFact): boolean {
  const { drop } = capabilitiesOf(container);
  return adds(container, 'KILL') || !(drop.includes('KILL') || drop.includes('ALL'));
}
