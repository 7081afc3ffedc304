/** Commands in processes of their own: pipelines, subshells, the background, command substitutions. */
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { createPipe } from '#domain/simulation/kernel/pipe.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readAll, STDIN, STDOUT } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from '#domain/simulation/shell/parse/ast.ts';
import { plainText } from '#domain/simulation/shell/parse/parts.ts';
import { Exit, ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';
import { tell } from './conclude.ts';
import { fork, waitForAll } from './processes.ts';
import { redirect } from './redirects.ts';

const LAST: How = { tested: false, last: true };

export function* runPipeline(shell: Shell, commands: readonly Command[]): Task {
  const processes = startPipeline(shell, commands, false);
  yield* waitForAll(shell, processes);
  const codes = processes.map(({ exitCode }) => exitCode);
  if (!shell.options.has('pipefail')) return codes.at(-1) ?? 0;
  return codes.findLast((code) => code !== 0) ?? 0;
}

/** All at once, each reading what the one before it writes. */
function startPipeline(shell: Shell, commands: readonly Command[], background: boolean): Process[] {
  const processes: Process[] = [];
  let input: OpenFile | undefined;
  for (const [at, command] of commands.entries()) {
    const pipe = at < commands.length - 1 ? createPipe() : undefined;
    const descriptors = new Map<number, OpenFile>();
    if (input) descriptors.set(STDIN, input);
    if (pipe) descriptors.set(STDOUT, pipe.output);
    processes.push(fork(shell, (child) => run(shell, child, command), { descriptors, background }));
    input = pipe?.input;
  }
  return processes;
}

function run(shell: Shell, child: Shell, command: Command): Task {
  // It tells of the jobs around it.
  if (isCallOf(command, 'jobs')) child.jobs.show(shell.jobs);
  return child.interpreter.execute(child, command, LAST);
}

function isCallOf(command: Command, name: string): boolean {
  const [first] = command.kind === 'simple' ? command.words : [];
  return first !== undefined && plainText(first) === name;
}

/** A subshell that is the last of its shell needs no process of its own. */
export function* runSubshell(
  shell: Shell,
  { body, redirects }: Command & { readonly kind: 'subshell' },
  { last, tested }: How,
): Task {
  const inside = function* (child: Shell): Task {
    (yield* redirect(child, redirects)).keep();
    return yield* child.interpreter.execute(child, body, { tested, last: true });
  };
  if (last && !shell.traps.hasAny()) throw new Exit(yield* whole(shell, inside));
  const process = fork(shell, inside);
  yield* waitForAll(shell, [process]);
  return process.exitCode;
}

function* whole(shell: Shell, inside: (shell: Shell) => Task): Task {
  try {
    return yield* inside(shell);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    yield* tell(shell, error);
    return error.status;
  }
}

export function runInBackground(shell: Shell, command: Command): number {
  const processes =
    command.kind === 'pipeline'
      ? startPipeline(shell, command.commands, true)
      : [fork(shell, (child) => run(shell, child, command), { background: true })];
  shell.jobs.add(processes);
  shell.lastBackground = processes.at(-1)?.pid;
  return 0;
}

/** All that the commands write. `set -e` does not reach into them. */
export function* substitute(shell: Shell, body: Command | undefined): Task<string> {
  shell.substituted = 0;
  if (!body) return '';
  const pipe = createPipe();
  try {
    const child = fork(
      shell,
      (inner) => {
        inner.options.set('errexit', false);
        if (isCallOf(body, 'trap')) inner.traps.show(shell.traps);
        return run(shell, inner, body);
      },
      { descriptors: new Map([[STDOUT, pipe.output]]) },
    );
    const output = yield* readAll(shell.process, pipe.input);
    yield* waitForAll(shell, [child]);
    shell.substituted = child.exitCode;
    return output;
  } finally {
    pipe.input.release(shell.process.kernel);
  }
}
