import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Builtin } from '#domain/simulation/shell/builtins/builtin.ts';
import { ShellError } from '#domain/simulation/shell/state/flow.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';
import { tell } from './conclude.ts';

/** Runs a builtin. An error of one that is special ends the script, of others only the builtin. */
export function* callBuiltin(shell: Shell, builtin: Builtin, argv: readonly string[], how: How): Task {
  const { speaker, speakerAround } = shell;
  shell.speaker = argv[0];
  shell.speakerAround = speaker;
  try {
    return yield* builtin.run(shell, argv, how);
  } catch (error) {
    if (error instanceof SystemError) return yield* tellWriteError(shell, error);
    if (!(error instanceof ShellError)) throw error;
    yield* tell(shell, error);
    if (builtin.special) throw error;
    return error.status;
  } finally {
    shell.speaker = speaker;
    shell.speakerAround = speakerAround;
  }
}

function* tellWriteError(shell: Shell, { message }: SystemError): Task {
  yield* tell(shell, new ShellError(`${shell.start.applet}: write error: ${message}\n`, 1));
  return 1;
}
