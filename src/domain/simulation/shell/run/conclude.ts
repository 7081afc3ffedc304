/** How a shell ends, whatever its commands did. */
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { Exit, LoopJump, Return, ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { EXIT_TRAP } from '#domain/simulation/shell/state/traps.ts';

/** Runs to the end and then the EXIT trap; gives the exit code. */
export function* concluded(shell: Shell, body: () => Task): Task {
  shell.status = yield* settled(shell, body);
  const action = shell.traps.action(EXIT_TRAP);
  if (action === undefined || action === '') return shell.status;
  shell.traps.set(EXIT_TRAP, undefined);
  const status = shell.status;
  return yield* settled(shell, function* () {
    yield* shell.interpreter.runText(shell, action, shell.line, { tested: false, last: false });
    return status;
  });
}

function* settled(shell: Shell, body: () => Task): Task {
  try {
    return yield* body();
  } catch (error) {
    if (error instanceof Exit || error instanceof Return) return error.status;
    if (error instanceof LoopJump) return shell.status;
    if (!(error instanceof ShellError)) throw error;
    yield* tell(shell, error);
    return error.status;
  }
}

/** Writes an error to standard error, where it was not yet. */
export function* tell(shell: Shell, error: ShellError): Task<void> {
  if (error.wasTold) return;
  error.wasTold = true;
  yield* complain(shell.process, error.message);
}
