import { cleanPath } from './paths.ts';
import { commandsOf, plain, type SimpleCommand } from './shell/commands.ts';
import { baseName, endingOf, type Ending } from './shell/ending.ts';
import { LITERAL_DOLLAR, tokensOf, type Token } from './shell/tokens.ts';
import type { EnvFact } from './types.ts';

/** A file that a command line uses. */
export interface FileUse {
  /** Absolute, or as written when it is relative to an unknown directory. */
  readonly path: string;
  /** The program: `tail`, `date`. */
  readonly by: string;
  /** Reads on while the file grows (`tail -f`, `tail -F`). */
  readonly follows: boolean;
  /** For a following reader: goes on when the file is not there yet (`tail -F`). */
  readonly waits: boolean;
}

/** What reading a command line tells, without running it. */
export interface CommandReading {
  readonly commands: readonly SimpleCommand[];
  readonly writes: readonly FileUse[];
  readonly reads: readonly FileUse[];
  readonly ending: Ending;
  /** False when the script does not parse, so that nothing of it is known. */
  readonly understood: boolean;
}

const NOTHING: CommandReading = { commands: [], writes: [], reads: [], ending: 'unknown', understood: false };
const SHELLS: ReadonlySet<string> = new Set(['sh', 'ash', 'bash', 'dash']);

/** Files that are written and read, and whether it ends: for `sh -c SCRIPT` and for a program called at once. */
export function readCommandLine(
  argv: readonly string[] | undefined,
  env: readonly EnvFact[] = [],
): CommandReading {
  if (argv === undefined || argv.length === 0) return NOTHING;
  const script = scriptOf(argv);
  if (script === undefined) return reading([programOf(argv)]);
  const tokens = tokensOf(script);
  if (tokens === undefined) return NOTHING;
  const known = new Map(
    env.flatMap((fact) => (fact.value === undefined ? [] : [[fact.name, fact.value] as const])),
  );
  return reading(commandsOf(tokens, known).map((command) => ({ ...command, name: baseName(command.name) })));
}

/** The script of `sh -c SCRIPT`; undefined for any other command line. */
export function scriptOf(argv: readonly string[]): string | undefined {
  const [shell = '', ...rest] = argv;
  if (!SHELLS.has(baseName(shell))) return undefined;
  const flag = rest.findIndex((word) => /^-[a-z]*c$/.test(word));
  return flag < 0 || rest.slice(0, flag).some((word) => !word.startsWith('-')) ? undefined : rest[flag + 1];
}

/** The same command line: `/bin/sh` is `sh`; in a script, white space, newline or `;`, and the kind of quotes are free. */
export function sameCommand(argv: readonly string[] | undefined, expected: readonly string[]): boolean {
  return argv !== undefined && normalised(argv) === normalised(expected);
}

function normalised(argv: readonly string[]): string {
  const words = argv.map((word, at) => (at === 0 ? baseName(word) : word));
  const script = scriptOf(argv);
  const tokens = script === undefined ? undefined : tokensOf(script);
  if (script === undefined || tokens === undefined) return JSON.stringify(words);
  const at = words.indexOf(script);
  return JSON.stringify([...words.slice(0, at), canonical(tokens), ...words.slice(at + 1)]);
}

const OPENERS: ReadonlySet<string> = new Set(['do', 'then', 'else', '{', '&', '&&', '||', '|', '(', ';;']);

/** Empty commands fall out: double separators, and those at the ends or after `do` and the like. */
function canonical(tokens: readonly Token[]): readonly string[] {
  const texts: string[] = [];
  for (const token of tokens) {
    const separates = token.is === 'operator' && (token.text === ';' || token.text === '\n');
    const last = texts.at(-1);
    if (!separates) texts.push(token.is === 'redirect' ? `${token.descriptor}${token.text}` : token.text);
    else if (last !== undefined && last !== ';' && !OPENERS.has(last)) texts.push(';');
  }
  if (texts.at(-1) === ';') texts.pop();
  return texts;
}

function programOf(argv: readonly string[]): SimpleCommand {
  const [name = '', ...args] = argv.map((word) => word.replaceAll('$', LITERAL_DOLLAR));
  return { name: baseName(name), args, redirects: [], end: '' };
}

const WRITES_TO: ReadonlySet<string> = new Set(['>', '>>', '>|']);

/** The words of one command that name files which it writes, and which it reads. */
function filesNamedBy(command: SimpleCommand): {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
} {
  const targetsOf = (operators: ReadonlySet<string>): readonly string[] =>
    command.redirects.flatMap(({ operator, target }) => (operators.has(operator) ? [target] : []));
  const named = operands(command);
  return {
    writes: [...targetsOf(WRITES_TO), ...(command.name === 'tee' ? named : [])],
    reads: [...targetsOf(READS_FROM), ...(READERS.has(command.name) ? named : [])],
  };
}

function reading(commands: readonly SimpleCommand[]): CommandReading {
  const writes: FileUse[] = [];
  const reads: FileUse[] = [];
  let directory = '/';
  for (const command of commands) {
    if (command.name === 'cd') directory = cleanPath(plain(command.args[0] ?? '/') ?? '/', directory);
    const use = (path: string) => fileUse(path, command, directory);
    const named = filesNamedBy(command);
    writes.push(...named.writes.flatMap(use));
    reads.push(...named.reads.flatMap(use));
  }
  return { commands, writes, reads, ending: endingOf(commands), understood: true };
}

const READS_FROM: ReadonlySet<string> = new Set(['<']);
const READERS: ReadonlySet<string> = new Set(['tail', 'cat', 'head', 'wc']);
/** Options of `tail` and `head` that take the next word as their value. */
const TAKES_VALUE = /^-[a-zA-Z]*[nc]$/;

function operands(command: SimpleCommand): readonly string[] {
  const { args } = command;
  const counts = command.name === 'tail' || command.name === 'head';
  return args.filter((arg, at) => {
    const isValue = counts && TAKES_VALUE.test(args[at - 1] ?? '');
    return !isValue && !/^[-+]./.test(arg) && arg !== '-';
  });
}

/** Devices are no files, and a path that only the running shell knows is left out. */
function fileUse(target: string, command: SimpleCommand, directory: string): readonly FileUse[] {
  const path = plain(target);
  if (path === undefined || path === '' || path.startsWith('/dev/') || path.startsWith('/proc/')) return [];
  const follows =
    command.name === 'tail' && command.args.some((arg) => /^-[a-zA-Z]*[fF]|^--follow/.test(arg));
  const waits = follows && command.args.some((arg) => /^-[a-zA-Z]*F|^--retry/.test(arg));
  return [{ path: cleanPath(path, directory), by: command.name, follows, waits }];
}
