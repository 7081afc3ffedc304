import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from '#domain/simulation/shell/parse/ast.ts';
import { call } from '#domain/simulation/shell/state/call.ts';
import { Return } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';

/** A real shell's stack is full somewhere above 10,000 calls, and it ends as it does here: by SIGSEGV, without a word. */
const MOST_CALLS = 2_000;
const SIGSEGV = 11;

export function* callFunction(shell: Shell, body: Command, argv: readonly string[], { tested }: How): Task {
  const { positional, functionNames, variables, optionAt } = shell;
  if (shell.calls >= MOST_CALLS) yield* overflow(shell);
  shell.calls += 1;
  shell.positional = argv.slice(1);
  shell.functionNames = [...functionNames.slice(-1), argv[0] ?? ''];
  variables.enterScope();
  try {
    return yield* call(shell.interpreter.execute(shell, body, { tested, last: false }));
  } catch (error) {
    if (!(error instanceof Return)) throw error;
    return error.status;
  } finally {
    variables.leaveScope();
    shell.positional = positional;
    shell.functionNames = functionNames;
    shell.optionAt = optionAt;
    shell.calls -= 1;
  }
}

function* overflow({ process }: Shell): Task<void> {
  process.kernel.kill(process, SIGSEGV, true);
  yield null;
}
