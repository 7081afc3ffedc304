import { descriptorOf, readSome, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from '#domain/simulation/shell/parse/ast.ts';
import { ShellSyntaxError } from '#domain/simulation/shell/parse/errors.ts';
import { ScriptReader } from '#domain/simulation/shell/parse/script.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { echo, read } from './text.ts';

const PLAIN = { tested: false, last: false };

/** Runs commands from standard input as they come in. What was read ahead is not there for their own reading. */
export function* runStandardInput(shell: Shell): Task {
  let text = '';
  let line = 1;
  let status = 0;
  for (let isAtEnd = false; !isAtEnd;) {
    const part = yield* readSome(shell.process, descriptorOf(shell.process, STDIN));
    isAtEnd = part === null;
    text += part ?? '';
    let at = 0;
    const reader = new ScriptReader(text, shell.aliases, line);
    for (let next = ahead(shell, reader, isAtEnd); next !== 'end'; next = ahead(shell, reader, isAtEnd)) {
      at = yield* echo(shell, reader, at);
      text = reader.input.rest();
      line = reader.input.line;
      if (next) status = yield* shell.interpreter.execute(shell, next, PLAIN);
    }
  }
  return status;
}

/** A command that is not all there yet waits for more. */
function ahead(shell: Shell, reader: ScriptReader, isAtEnd: boolean): Command | 'end' | undefined {
  if (isAtEnd) return read(shell, reader);
  try {
    const next = reader.next();
    // Without its line end, a command could go on.
    return next !== 'end' && reader.isAtEnd() ? 'end' : next;
  } catch (error) {
    if (error instanceof ShellSyntaxError && error.isUnfinished) return 'end';
    if (!(error instanceof ShellSyntaxError)) throw error;
    shell.line = error.line;
    throw shell.error(`syntax error: ${error.message}`);
  }
}
