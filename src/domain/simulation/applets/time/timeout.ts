/** timeout, time and watch: another program, with an eye on the clock. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { runInstead, startOther } from '#domain/simulation/applets/process/run-other.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG, signalNumber } from '#domain/simulation/kernel/signals.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { waitFor } from '#domain/simulation/programs/start.ts';
import { formatTime } from './format.ts';
import { UTC } from './calendar.ts';
import { milliseconds } from './sleep.ts';

/** The program keeps the place of timeout itself; a child watches, as BusyBox does it. */
export const timeout: Program = applet(
  { usage: '[-s SIG] [-k KILL_SECS] SECS PROG ARGS', letters: '+s:k:t:' },
  function* ({ process, options, operands }) {
    const [seconds, ...argv] = operands;
    if (seconds === undefined || argv.length === 0) throw new UsageError();
    const signal = signalNumber(options.value('s') ?? 'TERM');
    if (signal === undefined) throw new Failure(`unknown signal '${options.value('s') ?? ''}'`);
    const limits = { ms: milliseconds(seconds), signal, kill: options.value('k') };
    const timer = process.kernel.after(limits.ms, () => strike(process, limits));
    process.held.add({ close: () => timer.cancel() });
    return yield* runInstead(process, argv);
  },
);

interface Limits {
  readonly signal: number;
  /** Seconds after which it is killed. */
  readonly kill: string | undefined;
}

function strike(process: Process, { signal, kill }: Limits): void {
  process.kernel.kill(process, signal);
  if (kill !== undefined)
    process.kernel.after(milliseconds(kill), () => process.kernel.kill(process, SIG.KILL));
}

export const time: Program = applet(
  { usage: '[-vpa] [-o FILE] PROG ARGS', letters: '+vpao:' },
  function* (call) {
    const { process, options, operands } = call;
    if (operands.length === 0) throw new UsageError();
    const start = process.kernel.now;
    const code = yield* waitFor(startOther(process, operands));
    const taken = (process.kernel.now - start) / 1000;
    const real = options.has('p')
      ? taken.toFixed(2)
      : `${Math.floor(taken / 60)}m ${(taken % 60).toFixed(2)}s`;
    const none = options.has('p') ? '0.00' : '0m 0.00s';
    const between = options.has('p') ? ' ' : '\t';
    yield* complain(process, `real${between}${real}\nuser${between}${none}\nsys${between}${none}\n`);
    return code;
  },
);

export const watch: Program = applet(
  { usage: '[-n SEC] [-t] PROG ARGS', letters: '+n:td' },
  function* (call) {
    const { process, options, operands } = call;
    if (operands.length === 0) throw new UsageError();
    const every = milliseconds(options.value('n') ?? '2');
    const command = operands.join(' ');
    for (;;) {
      yield* print(process, `\u001b[H\u001b[J${options.has('t') ? '' : titleOf(call, every, command)}`);
      yield* once(process, command);
      yield { ms: Math.max(100, every) };
    }
  },
);

function titleOf({ process }: Call, every: number, command: string): string {
  const left = `Every ${(every / 1000).toFixed(1)}s: ${command}`;
  const right = formatTime('%F %T', process.kernel.wallTime, UTC);
  return `${left.slice(0, 79 - right.length).padEnd(80 - right.length)}${right}\n\n`;
}

function* once(process: Process, command: string): Task {
  return yield* waitFor(startOther(process, ['sh', '-c', command]));
}
