/** Texts as commands: a script, `eval`, a trap's action. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from '#domain/simulation/shell/parse/ast.ts';
import { NestedTooDeeply, ShellSyntaxError } from '#domain/simulation/shell/parse/errors.ts';
import { ScriptReader } from '#domain/simulation/shell/parse/script.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';

/** Runs line by line; the status is that of the last command, 0 without any. */
export function* runText(shell: Shell, text: string, line: number, how: How, isFile = false): Task {
  const reader = new ScriptReader(text, shell.aliases, line);
  let status = 0;
  let at = 0;
  for (let command = read(shell, reader); command !== 'end'; command = read(shell, reader)) {
    if (isFile) at = yield* echo(shell, reader, at);
    if (!command) continue;
    const last = how.last && reader.isAtEnd();
    status = yield* shell.interpreter.execute(shell, command, { ...how, last });
  }
  return status;
}

/** `set -v`: what is read from a file is written to standard error. Gives the place up to which it was. */
export function* echo(shell: Shell, { input }: ScriptReader, from: number): Task {
  if (shell.options.has('verbose')) yield* complain(shell.process, input.slice(from));
  return input.at;
}

/** The next line's commands. A text that is no script is an error of the shell. */
export function read(shell: Shell, reader: ScriptReader): Command | 'end' | undefined {
  try {
    return reader.next();
  } catch (error) {
    if (error instanceof NestedTooDeeply) throw new Unmodelled(`sh: ${error.message}`);
    if (!(error instanceof ShellSyntaxError)) throw error;
    shell.line = error.line;
    throw shell.error(`syntax error: ${error.message}`);
  }
}
