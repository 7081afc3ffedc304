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
  return yield* looping(shell, function* () {
    const isTrue = (yield* interpreter.execute(shell, test, TESTED)) === 0;
    if (isTrue === until) return undefined;
    return yield* interpreter.execute(shell, body, { tested, last: false });
  });
}

export function* runFor(shell: Shell, { name, words, body }: Kind<'for'>, { tested }: How): Task {
  const values = yield* expandAll(shell, words);
  return yield* looping(shell, function* () {
    const value = values.shift();
    if (value === undefined) return undefined;
    shell.assign(name, value);
    return yield* shell.interpreter.execute(shell, body, { tested, last: false });
  });
}

/** Takes turns until one has no status; the loop's status is that of the last turn, and 0 after `break` and `continue`. */
function* looping(shell: Shell, turn: () => Task<number | undefined>): Task {
  let status = 0;
  shell.loops += 1;
  try {
    for (let next = yield* jumping(shell, turn); next !== undefined; next = yield* jumping(shell, turn)) {
      status = next.status;
      if (next.leaves) break;
    }
  } finally {
    shell.loops -= 1;
  }
  return status;
}

interface Turn {
  readonly status: number;
  readonly leaves: boolean;
}

function* jumping(shell: Shell, turn: () => Task<number | undefined>): Task<Turn | undefined> {
  try {
    const status = yield* turn();
    return status === undefined ? undefined : { status, leaves: false };
  } catch (error) {
    if (!(error instanceof LoopJump)) throw error;
    if (error.levels > 1 && shell.loops > 1) throw new LoopJump(error.to, error.levels - 1);
    return { status: 0, leaves: error.to === 'break' };
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
