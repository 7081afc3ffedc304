import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { quoted } from '#domain/simulation/shell/state/quoting.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, optionsOf, regular } from './builtin.ts';

const listed = (name: string, text: string): string => `${name}=${quoted(text)}\n`;

function* alias(shell: Shell, argv: readonly string[]): Task {
  const { aliases, process } = shell;
  if (argv.length === 1) {
    const all = [...aliases].toSorted(([one], [other]) => (one < other ? -1 : 1));
    yield* print(process, all.map(([name, text]) => listed(name, text)).join(''));
    return 0;
  }
  let status = 0;
  for (const argument of argv.slice(1)) {
    const at = argument.indexOf('=', 1);
    const known = aliases.get(argument);
    if (at > 0) aliases.set(argument.slice(0, at), argument.slice(at + 1));
    else if (known !== undefined) yield* print(process, listed(argument, known));
    else status = yield* tellUnknown(shell, 'alias', argument);
  }
  return status;
}

function* unalias(shell: Shell, argv: readonly string[]): Task {
  const { letters, rest } = optionsOf(shell, argv, 'a');
  if (letters.has('a')) shell.aliases.clear();
  let status = 0;
  for (const name of rest)
    if (!shell.aliases.delete(name)) status = yield* tellUnknown(shell, 'unalias', name);
  return status;
}

function* tellUnknown({ process }: Shell, who: string, name: string): Task {
  yield* complain(process, `${who}: ${name} not found\n`);
  return 1;
}

export const aliasBuiltins: readonly Entry[] = [
  ['alias', { special: false, declares: true, run: alias }],
  regular('unalias', unalias),
];
