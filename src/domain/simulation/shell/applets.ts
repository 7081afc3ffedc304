/** Builtins of the shell that are programs as well, for whoever starts them without a shell. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { echo } from './shared/echo.ts';
import { kill } from './shared/kill.ts';
import { printf } from './shared/printf.ts';
import { test } from './shared/test.ts';

const PRINTF_USAGE = `BusyBox v1.36.1 multi-call binary.

Usage: printf FORMAT [ARG]...

Format and print ARG(s) according to FORMAT (a-la C printf)
`;

type Applet = (process: Process, argv: readonly string[], speaker: string) => Task;

/** A failed write is told, as every applet does when it ends. */
const program =
  (run: Applet): Program =>
  (process) =>
    told(process, run);

function* told(process: Process, run: Applet): Task {
  const speaker = nameOf(process.argv[0] ?? '');
  try {
    return yield* run(process, process.argv, speaker);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* complain(process, `${speaker}: write error: ${error.message}\n`);
    return 1;
  }
}

const ending = (status: number): Program =>
  // oxlint-disable-next-line require-yield -- a program like the others
  function* () {
    return status;
  };

function* pwd(process: Process): Task {
  yield* print(process, `${process.cwd}\n`);
  return 0;
}

function* printfAlone(process: Process, argv: readonly string[], speaker: string): Task {
  const status = yield* printf(process, argv, speaker, PRINTF_USAGE);
  return argv.length === 1 ? 1 : status;
}

export const SHELL_APPLETS: ReadonlyMap<string, Program> = new Map([
  ['true', ending(0)],
  ['false', ending(1)],
  ['echo', program(echo)],
  ['printf', program(printfAlone)],
  ['pwd', program(pwd)],
  ['test', program(test)],
  ['[', program(test)],
  ['[[', program(test)],
  ['kill', program(kill)],
]);
