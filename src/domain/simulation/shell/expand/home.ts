import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';

/** The home directory of a user, by the container's `/etc/passwd`; without a name, `$HOME`. */
export function homeOf(shell: Shell, user: string): string | undefined {
  if (user === '') return shell.variables.get('HOME');
  const entry = passwd(shell)
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === user);
  return entry?.[5];
}

function passwd({ process }: Shell): string {
  try {
    return process.container.files.content('/etc/passwd', process);
  } catch (error) {
    if (error instanceof SystemError) return '';
    throw error;
  }
}
