import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { quoted } from '#domain/simulation/shell/state/quoting.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { trapName, trapNumber } from '#domain/simulation/shell/state/traps.ts';
import { type Entry, optionsOf, special } from './builtin.ts';

function* trap(shell: Shell, argv: readonly string[]): Task {
  const { rest } = optionsOf(shell, argv, '');
  if (rest.length === 0) {
    const lines = [...shell.traps.listed()].map(
      ([signal, action]) => `trap -- ${quoted(action)} ${trapName(signal)}\n`,
    );
    yield* print(shell.process, lines.join(''));
    return 0;
  }
  // A single name, or a number first, takes traps away.
  const isRemoval = rest.length === 1 || /^\d+$/.test(rest[0] ?? '');
  const [action, ...names] = isRemoval ? ['-', ...rest] : rest;
  let status = 0;
  for (const name of names) {
    const signal = trapNumber(name);
    if (signal !== undefined) shell.traps.set(signal, action === '-' ? undefined : action);
    else {
      yield* shell.complain(`${name}: invalid signal specification`);
      status = 1;
    }
  }
  return status;
}

export const trapBuiltins: readonly Entry[] = [special('trap', trap)];
