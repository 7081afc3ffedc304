import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { arithmetic } from '#domain/simulation/shell/expand/evaluate.ts';
import { quoted } from '#domain/simulation/shell/state/quoting.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { declaring, type Entry, optionsOf, regular, type Run, special } from './builtin.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** `NAME=VALUE` or `NAME`. */
function declarationOf(shell: Shell, text: string): readonly [name: string, value: string | undefined] {
  const at = text.indexOf('=');
  const name = at < 0 ? text : text.slice(0, at);
  if (!NAME.test(name)) throw shell.error(`${name}: bad variable name`);
  return [name, at < 0 ? undefined : text.slice(at + 1)];
}

const declare = (word: 'export' | 'readonly'): Run =>
  function* (shell, argv) {
    const { letters, rest } = optionsOf(shell, argv, word === 'export' ? 'pn' : 'p');
    if (rest.length === 0) {
      yield* print(shell.process, declared(shell, word));
      return 0;
    }
    for (const argument of rest) {
      const [name, value] = declarationOf(shell, argument);
      if (value !== undefined) shell.assign(name, value);
      shell.variables.mark(name, letters.has('n') ? 'unexport' : word);
    }
    return 0;
  };

const declared = ({ variables }: Shell, word: 'export' | 'readonly'): string =>
  variables
    .entries()
    .filter(([, { exported, readOnly }]) => (word === 'export' ? exported : readOnly))
    .map(([name, { value }]) => `${word} ${name}${value === undefined ? '' : `=${quoted(value)}`}\n`)
    .join('');

// oxlint-disable-next-line require-yield -- a builtin like the others
function* local(shell: Shell, argv: readonly string[]): Task {
  if (!shell.variables.isInScope()) throw shell.error('not in a function');
  for (const argument of argv.slice(1)) {
    const [name, value] = declarationOf(shell, argument);
    shell.guarded(() => shell.variables.localise(name));
    if (value !== undefined) shell.assign(name, value);
  }
  return 0;
}

// oxlint-disable-next-line require-yield -- a builtin like the others
function* unset(shell: Shell, argv: readonly string[]): Task {
  const { letters, rest } = optionsOf(shell, argv, 'vf');
  for (const name of rest) {
    if (letters.has('f')) shell.functions.delete(name);
    else shell.guarded(() => shell.variables.unset(name));
  }
  return 0;
}

// oxlint-disable-next-line require-yield -- a builtin like the others
function* evaluate(shell: Shell, argv: readonly string[]): Task {
  if (argv.length === 1) throw shell.error('expression expected');
  let value = 0n;
  for (const expression of argv.slice(1)) value = arithmetic(shell, expression);
  return value === 0n ? 1 : 0;
}

export const variableBuiltins: readonly Entry[] = [
  declaring('export', declare('export')),
  declaring('readonly', declare('readonly')),
  declaring('local', local),
  special('unset', unset),
  regular('let', evaluate),
];
