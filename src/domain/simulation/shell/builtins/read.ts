import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { Interrupted } from '#domain/simulation/kernel/pipe.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, optionsOf, regular } from './builtin.ts';
import { type Character, splitLine } from './read-fields.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

interface Request {
  readonly file: OpenFile;
  readonly isRaw: boolean;
  readonly delimiter: string;
  /** Characters at most; 0 for no limit. */
  readonly most: number;
  /** In virtual milliseconds since the run began. */
  readonly deadline: number | undefined;
}

interface Line {
  readonly characters: readonly Character[];
  /** The delimiter came, or as many characters as were asked for. */
  readonly isWhole: boolean;
}

function* read(shell: Shell, argv: readonly string[]): Task {
  const { letters, values, rest } = optionsOf(shell, argv, 'p:u:rt:n:sd:');
  const bad = rest.find((name) => !NAME.test(name));
  if (bad !== undefined) {
    yield* complain(shell.process, `${shell.start.applet}: read: '${bad}': bad variable name\n`);
    return 1;
  }
  const request = requestOf(shell, letters, values);
  if (!request) return 1;
  const { characters, isWhole } = yield* readLine(shell, request);
  assignFields(shell, rest, characters);
  return isWhole ? 0 : 1;
}

/** Undefined when the descriptor is not open. */
function requestOf(
  shell: Shell,
  letters: ReadonlySet<string>,
  values: ReadonlyMap<string, string>,
): Request | undefined {
  const valid = (letter: string, fallback: string, form: RegExp, message: string): string => {
    const value = values.get(letter) ?? fallback;
    if (!form.test(value)) throw shell.error(message);
    return value;
  };
  const seconds = valid('t', '-1', /^(?:-1|\d+(?:\.\d*)?)$/, 'invalid timeout');
  const count = valid('n', '0', /^\d{1,6}$/, 'invalid count');
  const descriptor = valid('u', '0', /^\d{1,4}$/, 'invalid file descriptor');
  const file = shell.process.descriptors[Number(descriptor)];
  const deadline = letters.has('t') ? shell.process.kernel.now + Number(seconds) * 1000 : undefined;
  const delimiter = (values.get('d') ?? '\n').charAt(0) || '\0';
  return file && { file, isRaw: letters.has('r'), delimiter, most: Number(count), deadline };
}

/** Byte by byte, so that what comes after the line is left to the next reader. */
function* readLine(shell: Shell, request: Request): Task<Line> {
  const { delimiter, most } = request;
  const characters: Character[] = [];
  for (let count = 1; most === 0 || characters.length < most; count += 1) {
    // A long line takes its turns, too.
    if (count % 4096 === 0) yield null;
    const next = yield* readPossiblyEscaped(shell, request);
    if (next === null) return { characters, isWhole: false };
    if (next.character === delimiter && !next.isEscaped) return { characters, isWhole: true };
    if (next.character !== '' && next.character !== '\0') characters.push(next);
  }
  return { characters, isWhole: true };
}

/** A backslash joins lines: then there is no character. */
function* readPossiblyEscaped(shell: Shell, request: Request): Task<Character | null> {
  const character = yield* readCharacter(shell, request);
  if (character !== '\\' || request.isRaw) return character === null ? null : { character, isEscaped: false };
  const escaped = yield* readCharacter(shell, request);
  return { character: escaped === '\n' ? '' : (escaped ?? ''), isEscaped: true };
}

/** Null at the end, when the time is up, and when a signal with a trap came. */
function* readCharacter({ process }: Shell, { file, deadline }: Request): Task<string | null> {
  try {
    while (deadline !== undefined && !file.isReadable()) {
      const left = deadline - process.kernel.now;
      if (left <= 0 || process.pending.length > 0) return null;
      const readable = file.readable();
      yield readable ? { ms: left, on: readable, interruptible: true } : { ms: left, interruptible: true };
    }
    return yield* file.read(process, 1);
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  }
}

function assignFields(shell: Shell, names: readonly string[], characters: readonly Character[]): void {
  if (names.length === 0) {
    shell.assign('REPLY', characters.map(({ character }) => character).join(''));
    return;
  }
  const fields = splitLine(characters, names.length, shell.variables.get('IFS') ?? ' \t\n');
  for (const [at, name] of names.entries()) shell.assign(name, fields[at] ?? '');
}

export const readBuiltins: readonly Entry[] = [regular('read', read)];
