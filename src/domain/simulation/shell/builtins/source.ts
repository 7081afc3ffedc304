import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { pathOf } from '#domain/simulation/programs/find.ts';
import { deeper } from '#domain/simulation/shell/state/depth.ts';
import { Return } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, special } from './builtin.ts';

function* evaluate(shell: Shell, argv: readonly string[], { tested }: How): Task {
  const text = argv.slice(1).join(' ');
  return yield* deeper(shell, shell.interpreter.runText(shell, text, shell.line, { tested, last: false }));
}

function* source(shell: Shell, argv: readonly string[], { tested }: How): Task {
  const [, name, ...args] = argv;
  if (name === undefined) throw shell.error('filename argument required');
  const text = yield* readScript(shell, name);
  const { positional, speaker } = shell;
  if (args.length > 0) shell.positional = args;
  shell.speaker = name;
  try {
    return yield* deeper(shell, shell.interpreter.runText(shell, text, 1, { tested, last: false }));
  } catch (error) {
    if (!(error instanceof Return)) throw error;
    return error.status;
  } finally {
    if (args.length > 0) shell.positional = positional;
    shell.speaker = speaker;
  }
}

function* readScript(shell: Shell, name: string): Task<string> {
  const { process } = shell;
  const path = name.includes('/') ? name : pathOf(process, name, shell.variables.get('PATH') ?? '');
  if (path === undefined) throw shell.error(`${name}: not found`);
  try {
    const file = openFile(process, path, { read: true });
    try {
      return yield* readAll(process, file);
    } finally {
      file.release(process.kernel);
    }
  } catch (error) {
    if (error instanceof SystemError) throw shell.error(`can't open '${name}': ${error.message}`);
    throw error;
  }
}

function* exec(shell: Shell, argv: readonly string[]): Task {
  const words = argv[1] === '--' ? argv.slice(2) : argv.slice(1);
  return words.length === 0 ? 0 : yield* shell.interpreter.replace(shell, words);
}

export const sourceBuiltins: readonly Entry[] = [
  special('eval', evaluate),
  special('.', source),
  special('source', source),
  special('exec', exec),
];
