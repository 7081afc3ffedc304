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
  const seconds = values.get('t');
  if (seconds !== undefined && !/^\d+(?:\.\d*)?$/.test(seconds)) throw shell.error('invalid timeout');
  const count = values.get('n') ?? '0';
  if (!/^\d{1,6}$/.test(count)) throw shell.error('invalid count');
  const descriptor = values.get('u') ?? '0';
  if (!/^\d{1,4}$/.test(descriptor)) throw shell.error('invalid file descriptor');
  const file = shell.process.descriptors[Number(descriptor)];
  return (
    file && {
      file,
      isRaw: letters.has('r'),
      delimiter: values.has('d') ? (values.get('d') ?? '').charAt(0) || '\0' : '\n',
      most: Number(count),
      deadline: seconds === undefined ? undefined : shell.process.kernel.now + Number(seconds) * 1000,
    }
  );
}

/** Byte by byte, so that what comes after the line is left to the next reader. */
function* readLine(shell: Shell, request: Request): Task<Line> {
  const characters: Character[] = [];
  const done = (isWhole: boolean): Line => ({ characters, isWhole });
  let isEscaped = false;
  for (let count = 1; ; count += 1) {
    // A long line takes its turns, too.
    if (count % 4096 === 0) yield null;
    const character = yield* readCharacter(shell, request);
    if (character === null) return done(false);
    if (isEscaped) {
      if (character !== '\n') characters.push({ character, isEscaped });
      isEscaped = false;
    } else if (character === '\\' && !request.isRaw) isEscaped = true;
    else if (character === request.delimiter) return done(true);
    else if (character !== '\0') characters.push({ character, isEscaped });
    if (request.most > 0 && characters.length >= request.most) return done(true);
  }
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
