import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { quotedIfNeeded } from '#domain/simulation/shell/state/quoting.ts';

/** `set -x`: the command as it is run, on the standard error that the script had before its redirections. */
export function* trace(
  shell: Shell,
  errors: OpenFile | undefined,
  assignments: readonly (readonly [name: string, value: string])[],
  argv: readonly string[],
): Task<void> {
  const words = [
    ...assignments.map(([name, value]) => `${name}=${quotedIfNeeded(value)}`),
    ...argv.map(quotedIfNeeded),
  ];
  if (words.length === 0) return;
  const prefix = shell.variables.get('PS4') ?? '';
  yield* errors?.write(shell.process, `${prefix}${words.join(' ')}\n`) ?? nothing();
}

function* nothing(): Task<void> {}
