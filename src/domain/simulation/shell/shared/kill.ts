import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIGNALS, signalName, signalNumber, SIG } from '#domain/simulation/kernel/signals.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export function* kill(process: Process, argv: readonly string[], speaker: string): Task {
  const [first = '', ...others] = argv.slice(1);
  if (first === '-l' || first === '-L') return yield* list(process, others, speaker);
  const request = requestOf(argv.slice(1));
  if (typeof request === 'string') {
    yield* complain(process, `${speaker}: ${request}\n`);
    return 1;
  }
  let failures = 0;
  for (const target of request.targets) {
    const problem = send(process, target, request.signal);
    if (problem === undefined) continue;
    yield* complain(process, `${speaker}: ${problem}\n`);
    failures += 1;
  }
  // Whoever sent itself a deadly signal goes no further.
  if (process.state === 'dead') yield null;
  return Math.min(failures, 1);
}

function* list(process: Process, names: readonly string[], speaker: string): Task {
  if (names.length === 0) {
    yield* print(process, SIGNALS.map((name, at) => `${String(at + 1).padStart(2)}) ${name}\n`).join(''));
    return 0;
  }
  let status = 0;
  for (const name of names) {
    const text = /^\d+$/.test(name) ? signalName(Number(name) & 127) || 'EXIT' : numberText(name);
    if (text !== undefined) yield* print(process, `${text}\n`);
    else {
      yield* complain(process, `${speaker}: unknown signal '${name}'\n`);
      status = 1;
    }
  }
  return status;
}

const numberText = (name: string): string | undefined =>
  name.toUpperCase() === 'EXIT' ? '0' : signalNumber(name)?.toString();

/** What is to be sent to whom; a text says what is wrong. */
function requestOf(
  args: readonly string[],
): { readonly signal: number; readonly targets: readonly string[] } | string {
  const [first = ''] = args;
  let signal: number | undefined = SIG.TERM;
  let targets = args;
  if (first === '-s' && args[1] !== undefined) {
    signal = signalNumber(args[1]);
    if (signal === undefined) return `bad signal name '${args[1]}'`;
    targets = args.slice(2);
  } else if (/^-./.test(first) && first !== '--') {
    signal = signalNumber(first.slice(1));
    if (signal === undefined) return `bad signal name '${first.slice(1)}'`;
    targets = args.slice(1);
  }
  if (targets[0] === '--') targets = targets.slice(1);
  return targets.length === 0 ? 'you need to specify whom to kill' : { signal, targets };
}

/** Undefined when all went well. */
function send(process: Process, target: string, signal: number): string | undefined {
  if (!/^-?\d{1,9}$/.test(target)) return `invalid number '${target}'`;
  const number = Number(target);
  const receivers = receiversOf(process, number);
  if (receivers.length === 0) return `can't kill pid ${target}: No such process`;
  const allowed = receivers.filter((receiver) => maySignal(process, receiver));
  if (allowed.length === 0) return `can't kill pid ${target}: Operation not permitted`;
  for (const receiver of allowed) deliver(process, receiver, signal);
  return undefined;
}

/** 0 and negative numbers are groups; without job control, all that a container's first process started is one. */
function receiversOf(process: Process, number: number): readonly Process[] {
  const all = [...process.namespace.processes.values()];
  if (number > 0) return all.filter(({ pid }) => pid === number);
  if (number === -1) return all.filter((one) => one !== process && one !== process.namespace.init);
  const leader = number === 0 ? leaderOf(process).pid : -number;
  return all.filter((one) => leaderOf(one).pid === leader);
}

function leaderOf(process: Process): Process {
  let leader = process;
  while (leader.parent && leader.parent.container === process.container) leader = leader.parent;
  return leader;
}

const maySignal = ({ user, container }: Process, receiver: Process): boolean =>
  user.uid === receiver.user.uid || (user.uid === 0 && container.capabilities.has('KILL'));

function deliver(process: Process, receiver: Process, signal: number): void {
  const { kernel } = process;
  if (receiver !== process && signal !== 0) {
    const { pod, name } = receiver.container;
    const [program = ''] = receiver.argv;
    kernel.trace.record(process, { op: 'signal', to: `${pod}/${name}`, process: program, signal });
  }
  kernel.kill(receiver, signal);
}
