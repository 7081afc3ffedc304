import { cleanPath } from './paths.ts';
import { plain, type SimpleCommand } from './shell/commands.ts';
import { filesMadeBy, isOpenEnded } from './shell/files-made.ts';
import { nestingOf, type Nesting } from './shell/nesting.ts';
import { unwrapped } from './shell/wrapped.ts';

/** A file that a command line uses. */
export interface FileUse {
  /** Absolute. What is written relative to a directory that is not known is left out. */
  readonly path: string;
  /** The program: `tail`, `date`. */
  readonly by: string;
  /** Reads on while the file grows (`tail -f`, `tail -F`). */
  readonly follows: boolean;
  /** For a following reader: goes on when the file is not there yet (`tail -F`). */
  readonly waits: boolean;
  /** Position of its command in the script. */
  readonly order: number;
  readonly nesting: Nesting;
}

/** What a command line does to files, without running it. */
export interface FileUses {
  readonly writes: readonly FileUse[];
  readonly reads: readonly FileUse[];
  /** May write files besides `writes`: by a program that is not known, or at a path that only the running shell knows. */
  readonly writesElse: boolean;
}

/** The files of a script, in the order of its commands. `directory` is where it starts; empty when that is not known. */
export function fileUsesOf(commands: readonly SimpleCommand[], directory: string): FileUses {
  const nestings = nestingOf(commands);
  const writes: FileUse[] = [];
  const reads: FileUse[] = [];
  let writesElse = false;
  let here = directory;
  commands.map(unwrapped).forEach((command, order) => {
    if (command.name === 'cd') here = changed(command, here);
    const place: Place = { command, order, nesting: nestings[order] as Nesting, directory: here };
    const made = filesMadeBy(command).map((path) => useOf(path, place));
    writes.push(...made.flatMap((use) => use.uses));
    reads.push(...readBy(command).flatMap((path) => useOf(path, place).uses));
    writesElse ||= isOpenEnded(command) || made.some(({ known }) => !known);
  });
  return { writes, reads, writesElse };
}

interface Place {
  readonly command: SimpleCommand;
  readonly order: number;
  readonly nesting: Nesting;
  readonly directory: string;
}

/** PATH_MAX of Linux: there is no directory of a longer name. */
const LONGEST_PATH = 4096;

function changed({ args }: SimpleCommand, from: string): string {
  const to = plain(args[0] ?? '/');
  if (to === undefined) return '';
  const path = to.startsWith('/') || from !== '' ? cleanPath(to, from) : '';
  return path.length > LONGEST_PATH ? '' : path;
}

const READERS: ReadonlySet<string> = new Set(['tail', 'cat', 'head', 'wc']);
/** Options of `tail` and `head` that take the next word as their value. */
const TAKES_VALUE = /^-[a-zA-Z]*[nc]$/;

function readBy(command: SimpleCommand): readonly string[] {
  const fed = command.redirects.filter(({ operator }) => operator === '<').map(({ target }) => target);
  if (READERS.has(command.name)) return [...fed, ...operands(command)];
  return FILTERS.has(command.name) ? [...fed, ...filtered(command.args)] : fed;
}

/** These take a pattern or a program first, and files behind it; with options that take words of their own it is not told. */
const FILTERS: ReadonlySet<string> = new Set(['grep', 'egrep', 'sed', 'awk']);

function filtered(args: readonly string[]): readonly string[] {
  if (args.some((arg) => /^-(?:[a-zA-Z]*[efABCmvFi]|-\w+)$/.test(arg) && !/^-[ivqnsEoc]+$/.test(arg)))
    return [];
  return args.filter((arg) => !arg.startsWith('-')).slice(1);
}

function operands({ name, args }: SimpleCommand): readonly string[] {
  const counts = name === 'tail' || name === 'head';
  return args.filter((arg, at) => {
    const isValue = counts && TAKES_VALUE.test(args[at - 1] ?? '');
    return !isValue && !/^[-+]./.test(arg) && arg !== '-';
  });
}

/** Devices are no files, and a path that only the running shell knows is left out. */
function useOf(
  target: string,
  { command, order, nesting, directory }: Place,
): { readonly uses: readonly FileUse[]; readonly known: boolean } {
  const path = plain(target);
  if (path === undefined) return { uses: [], known: false };
  if (path === '' || path.startsWith('/dev/') || path.startsWith('/proc/')) return { uses: [], known: true };
  if (!path.startsWith('/') && directory === '') return { uses: [], known: false };
  const follows =
    command.name === 'tail' && command.args.some((arg) => /^-[a-zA-Z]*[fF]|^--follow/.test(arg));
  const waits = follows && command.args.some((arg) => /^-[a-zA-Z]*F|^--retry/.test(arg));
  const use = { path: cleanPath(path, directory), by: command.name, follows, waits, order, nesting };
  return { uses: [use], known: true };
}
