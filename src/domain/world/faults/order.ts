import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { endingOfContainer, isBareShell, readContainer } from '#domain/world/container-commands.ts';
import { modelOf } from '#domain/world/images/registry.ts';
import { valueAt, valueIn, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { podSpecAt } from '#domain/world/workloads.ts';
import { commandField } from './commanded.ts';
import { finding } from './finding.ts';

/** What starts, what never ends, and what ends though it should not. */
export function orderFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => [
    ...endlessInit(container, workload),
    ...alwaysOnApp(container, workload),
    ...endsAtOnce(container, workload),
  ]);
}

/** `Init:1/3`: how many have come to their end, or run as sidecars, of all init containers (printPod of kubectl). */
export function initStatus(container: ContainerFact, workload: Workload): string {
  return `Init:${container.startRank}/${workload.containers.filter(({ kind }) => kind !== 'app').length}`;
}

function endlessInit(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  const { name, restartPolicy, kind } = container;
  if (kind !== 'init' || endingOfContainer(container) !== 'stays') return [];
  const { seconds } = readContainer(container);
  const lasts =
    Number.isFinite(seconds) && seconds > 0 ? `does not end for ${seconds} seconds` : 'never ends';
  return [
    finding(
      'fault',
      'endless-init',
      within(container.origin, restartPolicy === undefined ? 'name' : 'restartPolicy'),
      {
        what: `The init container ${name} ${lasts}, so the Pod stays ${initStatus(container, workload)} and no later container is started.`,
        why: `An init container has to end with exit code 0 before the next one starts. ${whyNoSidecar(container, workload)}`,
        fix: `Write restartPolicy: Always in ${name} to make it a native sidecar, or move it under containers.`,
      },
    ),
  ];
}

function whyNoSidecar({ restartPolicy }: ContainerFact, workload: Workload): string {
  if (restartPolicy !== undefined)
    return `restartPolicy: ${restartPolicy} leaves it an init container; only Always makes a sidecar.`;
  const { manifest, path } = within(podSpecAt(workload), 'restartPolicy');
  const written = valueIn(manifest.written, path);
  return written === 'Always'
    ? 'The restartPolicy of the Pod makes no sidecars: the line has to stand in the container itself.'
    : 'Only with restartPolicy: Always of its own is it a sidecar that keeps running.';
}

const hasRules = ({ origin }: ContainerFact): boolean =>
  Array.isArray(valueAt(within(origin, 'restartPolicyRules')));

/** Since v1.35 the field is taken on every container; before, only on init containers. */
function alwaysOnApp(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  const { kind, name, restartPolicy } = container;
  if (kind !== 'app' || restartPolicy !== 'Always' || hasRules(container)) return [];
  const apps = workload.containers.filter((each) => each.kind === 'app');
  const isJob = workload.kind === 'Job' || workload.kind === 'CronJob';
  // Beside others it is most likely meant as a sidecar; alone it may well be meant as it says.
  if (apps.length === 1 && !isJob) return [];
  return [
    finding(isJob ? 'fault' : 'advice', 'restart-policy-on-app', within(container.origin, 'restartPolicy'), {
      what: isJob
        ? `restartPolicy: Always under containers does not make ${name} a sidecar: it is started again for ever, and the Job never completes.`
        : `restartPolicy: Always under containers does not make ${name} a sidecar: it starts in no order and stops with the others.`,
      why: 'A native sidecar stands in initContainers. Under containers the field only says that the container is started again; Kubernetes before v1.35 refuses it there: may not be set for non-init containers.',
      fix: `Move ${name} to initContainers for a native sidecar, or drop the line.`,
    }),
  ];
}

/** Below the first nobody can have meant it to run on; below the second it is likely, and above it a pause may be meant. */
const AT_ONCE_SECONDS = 10;
const SHORT_SECONDS = 60;

/** Under restartPolicy Always an end is followed by a restart, and soon by CrashLoopBackOff. */
function endsAtOnce(container: ContainerFact, workload: Workload): readonly Diagnostic[] {
  if (!restartsOnSuccess(container, workload) || endingOfContainer(container) !== 'ends') return [];
  if (isBareShell(container)) return [noCommand(container, workload)];
  const { seconds } = readContainer(container);
  if (seconds >= SHORT_SECONDS) return [];
  const isSure = seconds < AT_ONCE_SECONDS && !isAlone(workload);
  const after = seconds > 0 ? ` after ${seconds} seconds` : '';
  return [
    finding(isSure ? 'fault' : 'advice', 'ends-at-once', commandField(container), {
      what: `The command of ${container.name} ends${after} and is started again and again: ${endOf(container)}, then CrashLoopBackOff.`,
      why: STARTED_AGAIN,
      fix: 'Let the command go on (a loop, tail -F), or do it in an init container or a Job.',
    }),
  ];
}

const STARTED_AGAIN =
  'A container lives as long as its first process. With restartPolicy: Always the kubelet starts it again, each time later, up to every five minutes.';

function noCommand(container: ContainerFact, workload: Workload): Diagnostic {
  // A busybox or an Alpine is there to do something; a whole system alone in a Pod may be meant to be attached to.
  const isSure = !isAlone(workload) || modelOf(container.image)?.tools !== 'gnu';
  return finding(isSure ? 'fault' : 'advice', 'no-command', commandField(container), {
    what: `${container.name} runs a shell with nothing to do, and it ends at once: Completed, then CrashLoopBackOff.`,
    why: STARTED_AGAIN,
    fix: `Give ${container.name} a command that keeps running, or stdin: true and tty: true for a shell to attach to.`,
  });
}

/** A Pod of one container is often made to show one thing once; beside others, or under a controller, nobody means that. */
const isAlone = ({ kind, containers }: Workload): boolean => kind === 'Pod' && containers.length === 1;

/** What STATUS shows when it has ended. */
function endOf(container: ContainerFact): string {
  const last = readContainer(container).commands.at(-1);
  const fails = last?.name === 'false' || (last?.name === 'exit' && !['0', undefined].includes(last.args[0]));
  return fails ? 'Error' : 'Completed';
}

function restartsOnSuccess(container: ContainerFact, workload: Workload): boolean {
  const { kind, restartPolicy } = container;
  return kind !== 'init' && !hasRules(container) && (restartPolicy ?? workload.restartPolicy) === 'Always';
}
