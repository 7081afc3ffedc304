/** Programs from files: found by PATH, run as a child or in the shell's place. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { findProgram, pathOf } from '#domain/simulation/programs/find.ts';
import { runCalls } from '#domain/simulation/shell/state/call.ts';
import { Exit, ShellError } from '#domain/simulation/shell/state/flow.ts';
import { Shell } from '#domain/simulation/shell/state/shell.ts';
import { concluded } from './conclude.ts';
import { spawnProgram, waitForAll } from './processes.ts';
import { runText } from './text.ts';

interface Found {
  readonly program: Program;
  readonly argv: readonly string[];
}

export const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

/** Runs a program as a child, to its end. */
export function* runProgram(shell: Shell, argv: readonly string[], env: ReadonlyMap<string, string>): Task {
  const found = find(shell, argv, env);
  const process = spawnProgram(shell, found.program, found.argv, env);
  yield* waitForAll(shell, [process]);
  return process.exitCode;
}

/** Runs a program in the shell's place: same process, no traps, no return. */
export function* becomeProgram(
  shell: Shell,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
): Task<never> {
  const found = find(shell, argv, env);
  const { process } = shell;
  shell.traps.clear();
  for (const [signal, what] of process.dispositions)
    if (what !== 'ignore') process.dispositions.delete(signal);
  process.argv = found.argv;
  process.env = new Map(env);
  throw new Exit(yield* found.program(process));
}

/** Throws `ShellError` with what ash says of a name that nothing can be run by. */
function find(shell: Shell, argv: readonly string[], env: ReadonlyMap<string, string>): Found {
  const [name = ''] = argv;
  if (name === '') throw shell.error(': Permission denied', NOT_FOUND);
  const path = pathOf(shell.process, name, shell.variables.get('PATH') ?? env.get('PATH') ?? '');
  if (path === undefined) throw shell.error(`${name}: not found`, NOT_FOUND);
  try {
    const found = findProgram(shell.process, [path, ...argv.slice(1)]);
    // A program is told its name as it was typed, the interpreter of a script its path.
    return found.argv[0] === path ? { program: found.program, argv } : found;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    if (error.code === 'ENOEXEC') return { program: scriptWithoutInterpreter(shell, path), argv };
    throw refusal(shell, name, error);
  }
}

function refusal(shell: Shell, name: string, error: SystemError): ShellError {
  const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
  return isMissing
    ? shell.error(`${name}: not found`, NOT_FOUND)
    : shell.error(`${name}: ${error.message}`, NOT_EXECUTABLE);
}

/** A text without `#!` that may be executed is run by the shell itself. */
function scriptWithoutInterpreter({ start }: Shell, path: string): Program {
  return (process) => {
    const shell = new Shell(process, { ...start, name: path, positional: process.argv.slice(1) });
    shell.speaker = path;
    return runCalls(
      concluded(shell, () => {
        const text = process.container.files.content(path, process);
        return runText(shell, text, 1, { tested: false, last: false });
      }),
    );
  };
}
