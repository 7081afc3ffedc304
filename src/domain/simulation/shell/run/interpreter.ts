import type { Task } from '#domain/simulation/kernel/task.ts';
import { BUILTINS } from '#domain/simulation/shell/builtins/table.ts';
import { ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { How, Interpreter, Shell } from '#domain/simulation/shell/state/shell.ts';
import { callBuiltin } from './builtins.ts';
import { tell } from './conclude.ts';
import { execute } from './execute.ts';
import { substitute } from './pipelines.ts';
import { becomeProgram, runProgram } from './programs.ts';
import { runText } from './text.ts';

/** The parts together; each calls the others through it. */
export const INTERPRETER: Interpreter = {
  execute,
  runText,
  substitute,
  runWords,
  replace: (shell, words) => becomeProgram(shell, words, shell.variables.environment()),
};

function* runWords(shell: Shell, words: readonly string[], how: How): Task {
  const builtin = BUILTINS.get(words[0] ?? '');
  if (builtin) return yield* callBuiltin(shell, { ...builtin, special: false }, words, how);
  shell.speaker = shell.speakerAround;
  const env = shell.variables.environment();
  try {
    if (how.last && !shell.traps.hasAny()) return yield* becomeProgram(shell, words, env);
    return yield* runProgram(shell, words, env);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    yield* tell(shell, error);
    return error.status;
  }
}
