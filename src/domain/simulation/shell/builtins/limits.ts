import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, optionsOf, regular, special } from './builtin.ts';

const CLASSES = [
  ['u', 6],
  ['g', 3],
  ['o', 0],
] as const;

const octal = (mask: number): string => mask.toString(8).padStart(4, '0');

const symbolic = (mask: number): string =>
  CLASSES.map(([letter, shift]) => {
    const allowed = (~mask >> shift) & 7;
    const letters = `${allowed & 4 ? 'r' : ''}${allowed & 2 ? 'w' : ''}${allowed & 1 ? 'x' : ''}`;
    return `${letter}=${letters}`;
  }).join(',');

function* umask(shell: Shell, argv: readonly string[]): Task {
  const { letters, rest } = optionsOf(shell, argv, 'S');
  const { process } = shell;
  const [mode] = rest;
  if (mode === undefined) {
    yield* print(process, `${letters.has('S') ? symbolic(process.umask) : octal(process.umask)}\n`);
    return 0;
  }
  process.umask = /^\d/.test(mode) ? octalMask(shell, mode) : symbolicMask(shell, mode, process.umask);
  return 0;
}

function octalMask(shell: Shell, mode: string): number {
  if (!/^[0-7]{1,4}$/.test(mode)) throw shell.error(`illegal mode: ${mode}`);
  return Number.parseInt(mode, 8) & 0o777;
}

/** What is said are the permissions that stay. */
function symbolicMask(shell: Shell, mode: string, mask: number): number {
  let allowed = ~mask & 0o777;
  for (const clause of mode.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause);
    if (!match) throw shell.error(`illegal mode: ${mode}`);
    const [, who = '', how, what = ''] = match;
    const bits = (what.includes('r') ? 4 : 0) | (what.includes('w') ? 2 : 0) | (what.includes('x') ? 1 : 0);
    for (const [letter, shift] of CLASSES) {
      if (who !== '' && !who.includes('a') && !who.includes(letter)) continue;
      const others = allowed & ~(7 << shift);
      const own = (allowed >> shift) & 7;
      const after = how === '=' ? bits : how === '+' ? own | bits : own & ~bits;
      allowed = others | (after << shift);
    }
  }
  return ~allowed & 0o777;
}

const LIMITS: ReadonlyMap<string, readonly [words: string, value: string]> = new Map([
  ['c', ['core file size (blocks)', 'unlimited']],
  ['d', ['data seg size (kb)', 'unlimited']],
  ['f', ['file size (blocks)', 'unlimited']],
  ['l', ['max locked memory (kb)', '8192']],
  ['m', ['max memory size (kb)', 'unlimited']],
  ['n', ['open files', '1048576']],
  ['s', ['stack size (kb)', '8192']],
  ['t', ['cpu time (seconds)', 'unlimited']],
  ['u', ['max user processes', 'unlimited']],
  ['v', ['virtual memory (kb)', 'unlimited']],
]);

/** Shows limits as a container usually has them; none can be set. */
function* ulimit(shell: Shell, argv: readonly string[]): Task {
  const [, option = '-f', value] = argv;
  const letter = /^-[SH]?([a-z])$/.exec(option)?.[1];
  if (value !== undefined || letter === undefined || argv.length > 3)
    throw new Unmodelled(`sh: ulimit ${argv.slice(1).join(' ')}`);
  const limit = LIMITS.get(letter);
  if (letter === 'a') yield* print(shell.process, allLimits());
  else if (limit) yield* print(shell.process, `${limit[1]}\n`);
  else {
    yield* complain(shell.process, `ulimit: invalid option -- '${letter}'\n`);
    return 1;
  }
  return 0;
}

const allLimits = (): string =>
  [...LIMITS].map(([letter, [words, value]]) => `${words.padEnd(31)} (-${letter}) ${value}\n`).join('');

/** Virtual programs use no processor time. */
function* times({ process }: Shell): Task {
  yield* print(process, '0m0.000s 0m0.000s\n'.repeat(2));
  return 0;
}

export const limitBuiltins: readonly Entry[] = [
  regular('umask', umask),
  regular('ulimit', ulimit),
  special('times', times),
];
