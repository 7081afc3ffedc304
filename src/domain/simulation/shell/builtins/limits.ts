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
    const letters = BITS.map(([name, bit]) => (allowed & bit ? name : '')).join('');
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
    const [, who = '', how = '', what = ''] = match;
    const isForAll = who === '' || who.includes('a');
    for (const [letter, shift] of CLASSES)
      if (isForAll || who.includes(letter)) allowed = changed(allowed, shift, how, bitsOf(what));
  }
  return ~allowed & 0o777;
}

const BITS = [
  ['r', 4],
  ['w', 2],
  ['x', 1],
] as const;

const bitsOf = (letters: string): number =>
  BITS.reduce((bits, [letter, bit]) => (letters.includes(letter) ? bits | bit : bits), 0);

function changed(allowed: number, shift: number, how: string, bits: number): number {
  const own = (allowed >> shift) & 7;
  const after = how === '=' ? bits : how === '+' ? own | bits : own & ~bits;
  return (allowed & ~(7 << shift)) | (after << shift);
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

/** Limits that a run here cannot come to; the others would end a program that goes past them. */
const WITHOUT_EFFECT = 'cdlmnsuv';

/** Shows limits as a container usually has them. */
function* ulimit(shell: Shell, argv: readonly string[]): Task {
  const option = argv[1]?.startsWith('-') === true ? argv[1] : '-f';
  const value = argv.slice(argv[1] === option ? 2 : 1)[0];
  const letter = /^-[SH]?([a-z])$/.exec(option)?.[1] ?? '';
  const limit = LIMITS.get(letter);
  if (letter !== 'a' && !limit) {
    yield* complain(shell.process, `ulimit: invalid option -- '${option.slice(-1)}'\n`);
    return 1;
  }
  if (value !== undefined) return setLimit(shell, letter, value);
  const show = (one: string): string => shell.limits.get(one) ?? LIMITS.get(one)?.[1] ?? '';
  yield* print(shell.process, letter === 'a' ? allLimits(show) : `${show(letter)}\n`);
  return 0;
}

function setLimit(shell: Shell, letter: string, value: string): number {
  if (!WITHOUT_EFFECT.includes(letter) || !/^(?:\d+|unlimited)$/.test(value))
    throw new Unmodelled(`sh: ulimit -${letter} ${value}`);
  shell.limits.set(letter, value);
  return 0;
}

const allLimits = (show: (letter: string) => string): string =>
  [...LIMITS].map(([letter, [words]]) => `${words.padEnd(31)} (-${letter}) ${show(letter)}\n`).join('');

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
