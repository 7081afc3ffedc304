/** pgrep, pkill, pidof and killall: processes found by name. */
import { applet, Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { signalNumber, SIG, SIGNALS } from '#domain/simulation/kernel/signals.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { idIn } from '#domain/simulation/applets/names.ts';
import { posixRegex } from '#domain/simulation/regex/posix.ts';
import { byPid, commandOf, sendSignal } from './signal.ts';

const LETTERS = 'vlaxfnos:P:u:L:';

export const pgrep: Program = applet(
  { usage: '[-flanovx] [-s SID|-P PPID|PATTERN]', letters: LETTERS },
  function* (call) {
    const found = matches(call);
    for (const process of found) yield* print(call.process, `${process.pid}${nameText(call, process)}\n`);
    return found.length > 0 ? 0 : 1;
  },
);

function nameText({ options }: Call, process: Process): string {
  if (options.has('a')) return ` ${process.argv.join(' ')}`;
  return options.has('l') ? ` ${commandOf(process)}` : '';
}

const pkillProgram = applet(
  { usage: '[-l|-SIGNAL] [-xfvnoe] [-s SID|-P PPID|PATTERN]', letters: `${LETTERS}eK:` },
  function* (call) {
    const found = matches(call);
    const signal = Number(call.options.value('K') ?? SIG.TERM);
    for (const process of found) yield* hit(call, process, signal);
    return found.length > 0 ? 0 : 1;
  },
);

export const pkill: Program = withSignal(pkillProgram);

function matches(call: Call): readonly Process[] {
  const { process, options, operands } = call;
  const [pattern] = operands;
  if (operands.length > 1 || (pattern === undefined && options.lastOf('Psu') === undefined))
    throw new UsageError();
  const isWanted = wanted(call, pattern ?? '');
  const found = byPid(process).filter((each) => each !== process && isWanted(each) !== options.has('v'));
  if (options.has('o')) return found.slice(0, 1);
  return options.has('n') ? found.slice(-1) : found;
}

function wanted({ process, options }: Call, pattern: string): (other: Process) => boolean {
  const regex = posixRegex(pattern, 'ere');
  const parent = options.value('P');
  const user = options.value('u');
  const uid = user === undefined ? undefined : idIn(process, 'passwd', user);
  return (other) => {
    if (parent !== undefined && String(other.parent?.pid ?? 0) !== parent) return false;
    if (uid !== undefined && other.user.uid !== uid) return false;
    const text = options.has('f') ? other.argv.join(' ') : commandOf(other);
    const match = regex.exec(text);
    return match !== undefined && (!options.has('x') || match.groups[0] === text);
  };
}

export const pidof: Program = applet(
  { usage: '[-s] [-o PID]... [NAME]...', letters: 'so:' },
  function* (call) {
    const { process, options, operands } = call;
    const left = new Set(options.values('o'));
    // The youngest comes first.
    const found = byPid(process)
      .filter((each) => each !== process && operands.includes(commandOf(each)) && !left.has(String(each.pid)))
      .map(({ pid }) => pid)
      .toReversed();
    const shown = options.has('s') ? found.slice(0, 1) : found;
    if (shown.length > 0) yield* print(process, `${shown.join(' ')}\n`);
    return shown.length > 0 ? 0 : 1;
  },
);

const killallProgram = applet({ usage: '[-lq] [-SIG] PROCESS_NAME...', letters: 'lqK:' }, function* (call) {
  const { process, options, operands } = call;
  if (options.has('l')) {
    yield* print(process, SIGNALS.map((name, at) => `${String(at + 1).padStart(2)}) ${name}\n`).join(''));
    return 0;
  }
  if (operands.length === 0) throw new Failure('you need to specify whom to kill');
  const signal = Number(options.value('K') ?? SIG.TERM);
  let code = 0;
  for (const name of operands) {
    const found = byPid(process).filter((each) => each !== process && commandOf(each) === name);
    if (found.length === 0) {
      code = 1;
      if (!options.has('q')) yield* warn(call, `${name}: no process killed`);
    }
    for (const each of found) yield* hit(call, each, signal);
  }
  return code;
});

export const killall: Program = withSignal(killallProgram);

/** `-HUP` and `-9` stand where other options do. */
function withSignal(program: Program): Program {
  return function* (process) {
    const at = process.argv.findIndex((word, index) => index > 0 && /^-[A-Z0-9]{2,}$|^-\d$/.test(word));
    const word = process.argv[at]?.slice(1) ?? '';
    const signal = at > 0 ? signalNumber(word) : undefined;
    if (at > 0 && signal !== undefined)
      process.argv = [...process.argv.slice(0, at), '-K', String(signal), ...process.argv.slice(at + 1)];
    return yield* program(process);
  };
}

function* hit(call: Call, target: Process, signal: number): Task<void> {
  try {
    sendSignal(call.process, target, signal);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* warn(call, `can't kill pid ${target.pid}: ${error.message}`);
  }
}
