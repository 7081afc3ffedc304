/** `if`, loops and `case`. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import { compilePattern, matches } from '#domain/simulation/shell/expand/pattern.ts';
import { expandAll, expandPattern, expandText } from '#domain/simulation/shell/expand/words.ts';
import type { CaseItem, Command } from '#domain/simulation/shell/parse/ast.ts';
import { LoopJump } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';

type Kind<Name extends Command['kind']> = Command & { readonly kind: Name };

const TESTED: How = { tested: true, last: false };

export function* runIf(shell: Shell, { test, body, otherwise }: Kind<'if'>, how: How): Task {
  const { interpreter } = shell;
  if ((yield* interpreter.execute(shell, test, TESTED)) === 0)
    return yield* interpreter.execute(shell, body, how);
  return otherwise ? yield* interpreter.execute(shell, otherwise, how) : 0;
}

export function* runLoop(shell: Shell, { test, body, until }: Kind<'loop'>, { tested }: How): Task {
  const { interpreter } = shell;
  let status = 0;
  const turn = function* (): Task {
    const isTrue = (yield* interpreter.execute(shell, test, TESTED)) === 0;
    if (isTrue === until) throw new LoopJump('break', 1);
    status = yield* interpreter.execute(shell, body, { tested, last: false });
    return status;
  };
  shell.loops += 1;
  try {
    while (yield* goesOn(shell, turn));
  } finally {
    shell.loops -= 1;
  }
  return status;
}

export function* runFor(shell: Shell, { name, words, body }: Kind<'for'>, { tested }: How): Task {
  const values = yield* expandAll(shell, words);
  let status = 0;
  shell.loops += 1;
  try {
    for (const value of values) {
      shell.assign(name, value);
      const turn = function* (): Task {
        status = yield* shell.interpreter.execute(shell, body, { tested, last: false });
        return status;
      };
      if (!(yield* goesOn(shell, turn))) break;
    }
  } finally {
    shell.loops -= 1;
  }
  return status;
}

/** One turn of a loop; false when it was the last. */
function* goesOn(shell: Shell, turn: () => Task): Task<boolean> {
  try {
    yield* turn();
    return true;
  } catch (error) {
    if (!(error instanceof LoopJump)) throw error;
    if (error.levels > 1 && shell.loops > 1) throw new LoopJump(error.to, error.levels - 1);
    return error.to === 'continue';
  }
}

export function* runCase(shell: Shell, { word, items }: Kind<'case'>, how: How): Task {
  const subject = yield* expandText(shell, word);
  for (const item of items) {
    if (!(yield* fits(shell, item, subject))) continue;
    return item.body ? yield* shell.interpreter.execute(shell, item.body, how) : 0;
  }
  return 0;
}

function* fits(shell: Shell, { patterns }: CaseItem, subject: string): Task<boolean> {
  for (const pattern of patterns)
    if (matches(compilePattern(yield* expandPattern(shell, pattern)), subject)) return true;
  return false;
}
