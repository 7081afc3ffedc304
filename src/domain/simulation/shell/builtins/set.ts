import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { optionNamed, optionOfLetter } from '#domain/simulation/shell/state/options.ts';
import { quoted } from '#domain/simulation/shell/state/quoting.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, numberOf, special } from './builtin.ts';

function* set(shell: Shell, argv: readonly string[]): Task {
  if (argv.length === 1) {
    const all = shell.variables.entries().filter(([, { value }]) => value !== undefined);
    yield* print(shell.process, all.map(([name, { value = '' }]) => `${name}=${quoted(value)}\n`).join(''));
    return 0;
  }
  let at = 1;
  for (; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--' || word === '-') {
      // A single dash leaves the arguments alone unless some follow.
      if (word === '--' || at + 1 < argv.length) shell.positional = argv.slice(at + 1);
      return 0;
    }
    if (!/^[-+]/.test(word)) break;
    if (!/^[-+]o$/.test(word)) setLetters(shell, word);
    else if (at + 1 < argv.length) {
      at += 1;
      const status = yield* setNamed(shell, argv[at] ?? '', word === '-o');
      if (status !== 0) return status;
    } else yield* listOptions(shell, word === '-o');
  }
  if (at < argv.length) shell.positional = argv.slice(at);
  return 0;
}

/** Letters as `-eu` has them. Throws ash's error for one that it does not know. */
export function setLetters(shell: Shell, word: string): void {
  for (const letter of word.slice(1)) {
    const option = optionOfLetter(letter);
    if (option === undefined) throw shell.error(`illegal option -${letter}`);
    switchOption(shell, option, word.startsWith('-'));
  }
}

function* setNamed(shell: Shell, name: string, on: boolean): Task {
  const option = optionNamed(name);
  if (option !== undefined) {
    switchOption(shell, option, on);
    return 0;
  }
  yield* shell.complain(`illegal option ${on ? '-' : '+'}o ${name}`);
  return 1;
}

export function switchOption(
  shell: Shell,
  option: NonNullable<ReturnType<typeof optionNamed>>,
  on: boolean,
): void {
  shell.options.set(option, on);
  if (option === 'allexport') shell.variables.exportsAll = on;
}

function* listOptions({ options, process }: Shell, readable: boolean): Task<void> {
  const lines = options
    .states()
    .map(([name, on]) =>
      readable ? `${name.padEnd(16)}${on ? 'on' : 'off'}\n` : `set ${on ? '-' : '+'}o ${name}\n`,
    );
  yield* print(process, lines.join(''));
}

// oxlint-disable-next-line require-yield -- a builtin like the others
function* shift(shell: Shell, argv: readonly string[]): Task {
  const count = argv[1] === undefined ? 1 : numberOf(shell, argv[1]);
  if (count > shell.positional.length) return 1;
  shell.positional = shell.positional.slice(count);
  return 0;
}

export const setBuiltins: readonly Entry[] = [special('set', set), special('shift', shift)];
