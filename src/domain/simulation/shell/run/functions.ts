import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Command } from '#domain/simulation/shell/parse/ast.ts';
import { deeper } from '#domain/simulation/shell/state/depth.ts';
import { Return } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';

export function* callFunction(shell: Shell, body: Command, argv: readonly string[], { tested }: How): Task {
  const { positional, functionNames, variables, optionAt } = shell;
  shell.positional = argv.slice(1);
  shell.functionNames = [...functionNames.slice(-1), argv[0] ?? ''];
  variables.enterScope();
  try {
    return yield* deeper(shell, shell.interpreter.execute(shell, body, { tested, last: false }));
  } catch (error) {
    if (!(error instanceof Return)) throw error;
    return error.status;
  } finally {
    variables.leaveScope();
    shell.positional = positional;
    shell.functionNames = functionNames;
    shell.optionAt = optionAt;
  }
}
