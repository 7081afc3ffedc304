/** Values of parameters. */
import type { Shell } from '#domain/simulation/shell/state/shell.ts';

const SPECIAL: ReadonlyMap<string, (shell: Shell) => string | undefined> = new Map<
  string,
  (shell: Shell) => string | undefined
>([
  ['?', ({ status }) => String(status)],
  ['$', ({ rootPid }) => String(rootPid)],
  ['!', ({ lastBackground }) => (lastBackground === undefined ? undefined : String(lastBackground))],
  ['#', ({ positional }) => String(positional.length)],
  ['-', ({ options }) => options.letters()],
  ['0', ({ name }) => name],
]);

/** The value of a parameter that is neither `@` nor `*`; undefined when it is not set. */
export function valueOf(shell: Shell, name: string): string | undefined {
  const special = SPECIAL.get(name);
  if (special) return special(shell);
  return /^\d/.test(name) ? shell.positional[Number(name) - 1] : shell.variables.get(name);
}

/** What stands between the arguments where they are one text. */
export function separatorOf(shell: Shell, name: string): string {
  const separators = shell.variables.get('IFS');
  return separators === undefined || (separators === '' && name === '@') ? ' ' : separators.charAt(0);
}
