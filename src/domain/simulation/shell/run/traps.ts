import type { Task } from '#domain/simulation/kernel/task.ts';
import { deeper } from '#domain/simulation/shell/state/depth.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';

/** Runs the actions of the signals that came; `$?` is afterwards what it was. */
export function* runPendingTraps(shell: Shell): Task<void> {
  const { pending } = shell.process;
  for (let signal = pending.shift(); signal !== undefined; signal = pending.shift())
    yield* runTrap(shell, signal);
}

export function* runTrap(shell: Shell, signal: number): Task<void> {
  const action = shell.traps.action(signal);
  if (action === undefined || action === '') return;
  const { status } = shell;
  yield* deeper(shell, shell.interpreter.runText(shell, action, shell.line, { tested: false, last: false }));
  shell.status = status;
}
