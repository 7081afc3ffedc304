/** File modes: as chmod reads them, as ls shows them. */
import type { Node } from '#domain/simulation/files/nodes.ts';

const WHO = new Map([['u', 0o4700], ['g', 0o2070], ['o', 0o1007], ['a', 0o7777]]); // prettier-ignore

const LETTERS = new Map([['r', 0o444], ['w', 0o222], ['x', 0o111], ['s', 0o6000], ['t', 0o1000]]); // prettier-ignore

/** What `u+x,go=r` or `0644` makes of a mode; undefined when it is no mode. */
export function changedMode(
  text: string,
  before: number,
  umask: number,
  isDirectory: boolean,
): number | undefined {
  if (/^[0-7]{1,5}$/.test(text)) {
    const mode = Number.parseInt(text, 8);
    return mode <= 0o7777 ? mode : undefined;
  }
  let mode = before;
  for (const clause of text.split(',')) {
    const [, who, actions = ''] = /^([ugoa]*)((?:[-+=][rwxXstugo]*)+)$/.exec(clause) ?? [];
    if (who === undefined) return undefined;
    for (const [, operator = '', letters = ''] of actions.matchAll(/([-+=])([rwxXstugo]*)/g))
      mode = applied(mode, { who, operator, letters }, umask, isDirectory);
  }
  return mode;
}

interface Action {
  readonly who: string;
  readonly operator: string;
  readonly letters: string;
}

function applied(
  mode: number,
  { who, operator, letters }: Action,
  umask: number,
  isDirectory: boolean,
): number {
  const reach = maskOf(who);
  const allowed = who === '' ? ~umask : ~0;
  const bits = bitsOf(letters, mode, isDirectory) & reach & allowed;
  if (operator === '+') return mode | bits;
  if (operator === '-') return mode & ~bits;
  return (mode & ~(reach & 0o777) & ~(reach & 0o6000)) | bits;
}

const maskOf = (who: string): number =>
  Array.from(who === '' ? 'a' : who).reduce((mask, letter) => mask | (WHO.get(letter) ?? 0), 0);

function bitsOf(letters: string, mode: number, isDirectory: boolean): number {
  let bits = 0;
  for (const letter of letters) {
    if (letter === 'X') bits |= isDirectory || (mode & 0o111) !== 0 ? 0o111 : 0;
    else if ('ugo'.includes(letter)) bits |= ((mode >> (6 - 3 * 'ugo'.indexOf(letter))) & 7) * 0o111;
    else bits |= LETTERS.get(letter) ?? 0;
  }
  return bits;
}

const TYPE: Readonly<Record<Node['kind'], string>> = {
  file: '-',
  directory: 'd',
  link: 'l',
  device: 'c',
  fifo: 'p',
};

/** `drwxr-xr-x` */
export function modeText({ kind, mode }: Node): string {
  const letters = Array.from('rwxrwxrwx').map((letter, at) => ((mode & (0o400 >> at)) === 0 ? '-' : letter));
  const special = [[0o4000, 2, 's'], [0o2000, 5, 's'], [0o1000, 8, 't']] as const; // prettier-ignore
  for (const [bit, at, letter] of special)
    if ((mode & bit) !== 0) letters[at] = letters[at] === '-' ? letter.toUpperCase() : letter;
  return TYPE[kind] + letters.join('');
}
