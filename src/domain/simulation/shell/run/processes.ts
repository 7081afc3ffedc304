/** Children of a shell: subshells and programs. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { NullFile, type OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program, SpawnOptions } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import { runCalls } from '#domain/simulation/shell/state/call.ts';
import { Shell } from '#domain/simulation/shell/state/shell.ts';
import { concluded } from './conclude.ts';
import { DEATHS } from './deaths.ts';

interface Fork {
  /** Instead of the shell's own, by number. The child owns them. */
  readonly descriptors?: ReadonlyMap<number, OpenFile>;
  /** It runs in the background. */
  readonly background?: boolean;
}

/** Starts a subshell, which does what `body` says. */
export function fork(shell: Shell, body: (child: Shell) => Task, how: Fork = {}): Process {
  const options = inherited(shell.process);
  for (const [number, file] of how.descriptors ?? []) {
    options.descriptors[number]?.release(shell.process.kernel);
    options.descriptors[number] = file;
  }
  if (how.background === true) detach(shell, options, how.descriptors?.has(STDIN) ?? false);
  return spawn(
    shell,
    (process) => {
      const child = new Shell(process, shell.start, shell);
      return runCalls(concluded(child, () => body(child)));
    },
    { ...options, argv: shell.process.argv },
  );
}

/** Without job control, the background does not hear the keyboard: neither its input nor its signals. */
function detach(shell: Shell, options: ReturnType<typeof inherited>, hasInput: boolean): void {
  Object.assign(options, { ignores: [...(options.ignores ?? []), SIG.INT, SIG.QUIT] });
  if (hasInput) return;
  options.descriptors[STDIN]?.release(shell.process.kernel);
  options.descriptors[STDIN] = new NullFile();
}

/** Starts a program with the environment that it is to have. */
export function spawnProgram(
  shell: Shell,
  program: Program,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
): Process {
  return spawn(shell, program, { ...inherited(shell.process), argv, env });
}

function spawn(shell: Shell, program: Program, options: SpawnOptions): Process {
  const { kernel } = shell.process;
  try {
    return kernel.spawn(program, {
      ...options,
      onExit: (child) => {
        if (child.parent) kernel.kill(child.parent, SIG.CHLD);
      },
    });
  } catch (error) {
    for (const file of options.descriptors ?? []) file?.release(kernel);
    if (error instanceof SystemError) throw shell.error(`can't fork: ${error.message}`);
    throw error;
  }
}

/** Waits for the end of all; a trap has to wait as long. Tells of the signals that ended them. */
export function* waitForAll(shell: Shell, processes: readonly Process[]): Task<void> {
  for (const process of processes) {
    while (process.state !== 'dead') yield { on: process.ended };
    yield* tellDeath(shell, process);
  }
}

/** `Terminated`, as ash says it of processes that it waited for. */
export function* tellDeath(shell: Shell, process: Process): Task<void> {
  const words = DEATHS.get(process.endedBy);
  if (words !== undefined) yield* complain(shell.process, `${words}\n`);
}
