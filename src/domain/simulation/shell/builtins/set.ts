import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { optionNamed, optionOfLetter } from '#domain/simulation/shell/state/options.ts';
import { quoted } from '#domain/simulation/shell/state/quoting.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, numberOf, special } from './builtin.ts';

function* set(shell: Shell, argv: readonly string[]): Task {
  if (argv.length === 1) {
    yield* listVariables(shell);
    return 0;
  }
  for (let at = 1; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (!/^[-+]./.test(word) || word === '--') {
      setArguments(shell, argv.slice(at));
      return 0;
    }
    setLetters(shell, word);
    // The name of an option comes after its letter, also among others: `set -euo pipefail`.
    if (!word.includes('o')) continue;
    at += 1;
    const status = yield* setNamed(shell, argv[at], word.startsWith('-'));
    if (status !== 0) return status;
  }
  return 0;
}

/** `--` comes before arguments that look like options; a single dash leaves the old ones when none follow. */
function setArguments(shell: Shell, words: readonly string[]): void {
  const [first, ...rest] = words;
  if (first === '-' && rest.length === 0) return;
  shell.positional = first === '-' || first === '--' ? rest : words;
}

function* listVariables({ variables, process }: Shell): Task<void> {
  const all = variables.entries().filter(([, { value }]) => value !== undefined);
  yield* print(process, all.map(([name, { value = '' }]) => `${name}=${quoted(value)}\n`).join(''));
}

/** Letters as `-eu` has them. Throws ash's error for one that it does not know. */
function setLetters(shell: Shell, word: string): void {
  for (const letter of word.slice(1).replace('o', '')) {
    const option = optionOfLetter(letter);
    if (option === undefined) throw shell.error(`illegal option -${letter}`);
    switchOption(shell, option, word.startsWith('-'));
  }
}

function* setNamed(shell: Shell, name: string | undefined, on: boolean): Task {
  if (name === undefined) {
    yield* listOptions(shell, on);
    return 0;
  }
  const option = optionNamed(name);
  if (option !== undefined) {
    switchOption(shell, option, on);
    return 0;
  }
  yield* shell.complain(`illegal option ${on ? '-' : '+'}o ${name}`);
  return 1;
}

function switchOption(shell: Shell, option: NonNullable<ReturnType<typeof optionNamed>>, on: boolean): void {
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
