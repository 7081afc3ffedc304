import type { Task } from '#domain/simulation/kernel/task.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';

export type Run = (shell: Shell, argv: readonly string[], how: How) => Task;

export interface Builtin {
  /** POSIX calls these special: their errors end the script, assignments before them stay. */
  readonly special: boolean;
  /** Its arguments may be assignments: no fields are cut in them. */
  readonly declares?: boolean;
  readonly run: Run;
}

export type Entry = readonly [name: string, builtin: Builtin];

export const regular = (name: string, run: Run): Entry => [name, { special: false, run }];

export const special = (name: string, run: Run): Entry => [name, { special: true, run }];

export const declaring = (name: string, run: Run): Entry => [name, { special: true, declares: true, run }];

/** A number of loops, a status: digits alone. */
export function numberOf(shell: Shell, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw shell.error(`Illegal number: ${text}`);
  return Number(text);
}

export interface Options {
  readonly letters: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** Options as `nextopt` of ash reads them: `spec` as for getopts. */
export function optionsOf(shell: Shell, argv: readonly string[], spec: string): Options {
  const letters = new Set<string>();
  const values = new Map<string, string>();
  let at = 1;
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    if (word === '--') return { letters, values, rest: argv.slice(at + 1) };
    for (let position = 1; position < word.length; position += 1) {
      const letter = word.charAt(position);
      const place = letter === ':' ? -1 : spec.indexOf(letter);
      if (place < 0) throw shell.error(`illegal option -${letter}`);
      letters.add(letter);
      if (spec.charAt(place + 1) !== ':') continue;
      const value = word.slice(position + 1) || argv[at + 1];
      if (value === undefined) throw shell.error(`no arg for -${letter} option`);
      if (position + 1 >= word.length) at += 1;
      values.set(letter, value);
      break;
    }
  }
  return { letters, values, rest: argv.slice(at) };
}
