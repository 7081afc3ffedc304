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
  for (; /^-./.test(argv[at] ?? ''); at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') return { letters, values, rest: argv.slice(at + 1) };
    const open = readLetters(shell, word, spec, { letters, values });
    if (open === undefined) continue;
    at += 1;
    const value = argv[at];
    if (value === undefined) throw shell.error(`no arg for -${open} option`);
    values.set(open, value);
  }
  return { letters, values, rest: argv.slice(at) };
}

/** The letter whose value is the next word; undefined when there is none. */
function readLetters(
  shell: Shell,
  word: string,
  spec: string,
  found: { readonly letters: Set<string>; readonly values: Map<string, string> },
): string | undefined {
  for (let position = 1; position < word.length; position += 1) {
    const letter = word.charAt(position);
    const place = letter === ':' ? -1 : spec.indexOf(letter);
    if (place < 0) throw shell.error(`illegal option -${letter}`);
    found.letters.add(letter);
    if (spec.charAt(place + 1) !== ':') continue;
    const value = word.slice(position + 1);
    if (value === '') return letter;
    found.values.set(letter, value);
    return undefined;
  }
  return undefined;
}
