import { LONGEST_TEXT } from './expand.ts';
import { fileUsesOf, type FileUses } from './file-uses.ts';
import { baseName } from './shell/base-name.ts';
import { commandsOf, type SimpleCommand } from './shell/commands.ts';
import { runOf, type Ending } from './shell/ending.ts';
import { LITERAL_DOLLAR, tokensOf, type Token } from './shell/tokens.ts';
import type { EnvFact } from './types.ts';

/** What reading a command line tells, without running it. */
export interface CommandReading extends FileUses {
  readonly commands: readonly SimpleCommand[];
  readonly ending: Ending;
  /** Seconds that it sleeps before its end; Infinity when it has none. */
  readonly seconds: number;
  /** False when the script does not parse, so that nothing of it is known. */
  readonly understood: boolean;
}

const NOTHING: CommandReading = {
  commands: [],
  writes: [],
  reads: [],
  writesElse: true,
  ending: 'unknown',
  seconds: 0,
  understood: false,
};
const SHELLS: ReadonlySet<string> = new Set(['sh', 'ash', 'bash', 'dash']);

/**
 * Files that are written and read, and whether it ends: for `sh -c SCRIPT` and for a program called at once. Relative paths
 * count from `directory`; empty when that is not known.
 */
export function readCommandLine(
  argv: readonly string[] | undefined,
  env: readonly EnvFact[] = [],
  directory = '/',
): CommandReading {
  if (argv === undefined || argv.length === 0) return NOTHING;
  const known = READ.get(argv);
  if (known?.env === env && known.directory === directory) return known.reading;
  const reading = readWords(argv, env, directory);
  READ.set(argv, { env, directory, reading });
  return reading;
}

/** Many rules ask of each container; its script is read once. */
const READ = new WeakMap<
  readonly string[],
  { readonly env: readonly EnvFact[]; readonly directory: string; readonly reading: CommandReading }
>();

function readWords(argv: readonly string[], env: readonly EnvFact[], directory: string): CommandReading {
  const script = scriptOf(argv);
  if (script === undefined) return reading([programOf(argv)], directory);
  const tokens = script.length > LONGEST_TEXT ? undefined : tokensOf(script);
  if (tokens === undefined) return NOTHING;
  const known = new Map(
    env.flatMap((fact) => (fact.value === undefined ? [] : [[fact.name, fact.value] as const])),
  );
  const commands = commandsOf(tokens, known).map((command) => ({ ...command, name: baseName(command.name) }));
  return reading(commands, directory);
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

function reading(commands: readonly SimpleCommand[], directory: string): CommandReading {
  const { ending, seconds } = runOf(commands);
  return { commands, ...fileUsesOf(commands, directory), ending, seconds, understood: true };
}
