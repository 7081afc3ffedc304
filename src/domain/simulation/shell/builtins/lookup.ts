/** What a name stands for: `type`, `command`, `hash`. */
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { pathOf } from '#domain/simulation/programs/find.ts';
import { isReserved, quoted } from '#domain/simulation/shell/state/quoting.ts';
import type { How, Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Builtin, type Entry, optionsOf, regular } from './builtin.ts';

type Known = (name: string) => Builtin | undefined;

/** `table` comes as a function, as these are in it themselves. */
export const lookupBuiltins = (table: Known): readonly Entry[] => [
  regular('type', (shell, argv) => type(shell, argv, table)),
  regular('command', (shell, argv, how) => command(shell, argv, how, table)),
  regular('hash', hash),
  regular('help', ({ process }) => help(process)),
  // There is no line editing without a terminal.
  // oxlint-disable-next-line require-yield -- a builtin like the others
  regular('history', function* () {
    return 0;
  }),
];

function programPath(shell: Shell, name: string): string | undefined {
  const path = pathOf(shell.process, name, shell.variables.get('PATH') ?? '');
  return path !== undefined && shell.process.container.files.exists(path, shell.process) ? path : undefined;
}

function* type(shell: Shell, argv: readonly string[], table: Known): Task {
  let status = 0;
  // BusyBox reads `-p`, `-t` and the like and prints the path alone for them.
  const isShort = /^-[tpaP]$/.test(argv[1] ?? '');
  for (const name of argv.slice(isShort ? 2 : 1)) {
    const told = isShort ? yield* tellShort(shell, name, table) : yield* tellLong(shell, name, table);
    status = told ? status : 127;
  }
  return status;
}

function* tellLong(shell: Shell, name: string, table: Known): Task<boolean> {
  const what = describe(shell, name, table);
  yield* print(shell.process, `${name}${what === undefined ? ': not found' : ` is ${what}`}\n`);
  return what !== undefined;
}

function describe(shell: Shell, name: string, table: Known): string | undefined {
  if (isReserved(name)) return 'a shell keyword';
  const alias = shell.aliases.get(name);
  if (alias !== undefined) return `an alias for ${alias}`;
  if (shell.functions.has(name)) return 'a function';
  const builtin = table(name);
  if (builtin) return `a ${builtin.special ? 'special ' : ''}shell builtin`;
  return programPath(shell, name);
}

function* tellShort(shell: Shell, name: string, table: Known): Task<boolean> {
  const what = shortly(shell, name, table);
  if (what !== undefined) yield* print(shell.process, `${what}\n`);
  return what !== undefined;
}

function shortly(shell: Shell, name: string, table: Known): string | undefined {
  const alias = shell.aliases.get(name);
  if (alias !== undefined) return `alias ${name}=${quoted(alias)}`;
  if (isReserved(name) || shell.functions.has(name) || table(name)) return name;
  return programPath(shell, name);
}

function* command(shell: Shell, argv: readonly string[], how: How, table: Known): Task {
  const { letters, rest } = optionsOf(shell, argv, 'pvV');
  const [name] = rest;
  if (name === undefined) return 0;
  if (!letters.has('v') && !letters.has('V')) return yield* shell.interpreter.runWords(shell, rest, how);
  const tell = letters.has('V') ? tellLong : tellShort;
  return (yield* tell(shell, name, table)) ? 0 : 127;
}

/** Nothing is remembered here, as looking costs nothing. */
function* hash(shell: Shell, argv: readonly string[]): Task {
  let status = 0;
  for (const name of optionsOf(shell, argv, 'r').rest) {
    if (programPath(shell, name) !== undefined) continue;
    yield* complain(shell.process, shell.complaint(`${name}: not found`));
    status = 1;
  }
  return status;
}

const HELP = `Built-in commands:
------------------
\t. : [ [[ alias bg break cd chdir command continue echo eval exec
\texit export false fg getopts hash help history jobs kill let
\tlocal printf pwd read readonly return set shift source test times
\ttrap true type ulimit umask unalias unset wait
`;

function* help(process: Shell['process']): Task {
  yield* print(process, HELP);
  return 0;
}
