/** Builtins that are programs of their own, too. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import { echo } from '#domain/simulation/shell/shared/echo.ts';
import { kill } from '#domain/simulation/shell/shared/kill.ts';
import { printf } from '#domain/simulation/shell/shared/printf.ts';
import { test } from '#domain/simulation/shell/shared/test.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, regular, type Run } from './builtin.ts';
import { jobNamed } from './jobs.ts';

const ending = (status: number): Run =>
  // oxlint-disable-next-line require-yield -- a builtin like the others
  function* () {
    return status;
  };

const tests: Run = ({ process, start }, argv) => test(process, argv, start.applet);

/** Jobs are told by their processes. */
function* killJobs(shell: Shell, argv: readonly string[]): Task {
  const words = argv.flatMap((word) =>
    word.startsWith('%') ? jobNamed(shell, word).processes.map(({ pid }) => String(pid)) : [word],
  );
  return yield* kill(shell.process, words, shell.start.applet);
}

export const sharedBuiltins: readonly Entry[] = [
  regular('true', ending(0)),
  regular('false', ending(1)),
  regular('echo', ({ process }, argv) => echo(process, argv)),
  regular('printf', ({ process, start: { applet } }, argv) =>
    printf(process, argv, applet, `${applet}: usage: printf FORMAT [ARGUMENT...]\n`),
  ),
  regular('test', tests),
  regular('[', tests),
  regular('[[', tests),
  regular('kill', killJobs),
];
