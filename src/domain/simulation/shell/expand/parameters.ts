/** `$x` and all that `${x...}` does with a value. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { ParameterPart, Word } from '#domain/simulation/shell/parse/ast.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Chunk, chunk, joined } from './chunks.ts';
import type { Expand, Place } from './context.ts';
import { arithmetic } from './evaluate.ts';
import { patternOf } from './fields.ts';
import { compilePattern } from './pattern.ts';
import { separatorOf, valueOf } from './special.ts';
import { replaced, sliced, trimmed, type TrimOperator } from './strings.ts';

/** Between arguments: no byte. */
const BETWEEN = '\u0100';

type Operation = (place: Place, part: ParameterPart, expand: Expand) => Task<readonly Chunk[]>;

export function* expandParameter(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const operation = OPERATIONS.get(part.operator);
  return operation ? yield* operation(place, part, expand) : [];
}

// oxlint-disable-next-line require-yield -- an operation like the others
function* bad({ shell }: Place): Task<readonly Chunk[]> {
  throw shell.error('syntax error: bad substitution');
}

const isList = (name: string): boolean => name === '@' || name === '*';

/** The value, or the arguments one by one where they stay apart. */
function valuesOf({ shell }: Place, { name, quoted }: ParameterPart): readonly string[] | undefined {
  if (!isList(name)) {
    const value = valueOf(shell, name);
    return value === undefined ? undefined : [value];
  }
  if (shell.positional.length === 0) return undefined;
  const isOne = name === '*' && quoted;
  return isOne ? [shell.positional.join(separatorOf(shell, name))] : shell.positional;
}

/** The arguments as a list are never unset. */
const textOf = (shell: Shell, name: string): string | undefined =>
  isList(name) ? shell.positional.join(separatorOf(shell, name)) : valueOf(shell, name);

function chunksOf(values: readonly string[], { quoted }: ParameterPart): readonly Chunk[] {
  return values.flatMap((value, at): Chunk[] =>
    at === 0 ? [chunk(value, quoted)] : ['break', chunk(value, quoted)],
  );
}

/** `set -u`. The arguments as a list are never missing. */
function demand(shell: Shell, name: string, value: unknown): void {
  if (value === undefined && !isList(name) && shell.options.has('nounset'))
    throw shell.error(`${name}: parameter not set`);
}

// oxlint-disable-next-line require-yield -- an operation like the others
function* plain(place: Place, part: ParameterPart): Task<readonly Chunk[]> {
  const values = valuesOf(place, part);
  demand(place.shell, part.name, values);
  if (values) return chunksOf(values, part);
  // `"$*"` is an empty word without arguments, `"$@"` none.
  return part.name === '@' ? [] : [chunk('', part.quoted)];
}

// oxlint-disable-next-line require-yield -- an operation like the others
function* length({ shell }: Place, { name, quoted }: ParameterPart): Task<readonly Chunk[]> {
  const value = textOf(shell, name);
  demand(shell, name, value);
  return [chunk(String(value?.length ?? 0), quoted)];
}

/** Unset; with a colon before the operator, empty as well. */
const isMissing = ({ operator }: ParameterPart, value: string | undefined): boolean =>
  value === undefined || (operator.startsWith(':') && value === '');

function* otherwise(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  if (isMissing(part, textOf(place.shell, part.name))) return yield* wordOf(place, part, expand);
  return chunksOf(valuesOf(place, part) ?? [''], part);
}

function* instead(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  if (!isMissing(part, textOf(place.shell, part.name))) return yield* wordOf(place, part, expand);
  return [chunk('', part.quoted)];
}

function* assigned(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const { shell } = place;
  const { name } = part;
  if (!isMissing(part, textOf(shell, name))) return chunksOf(valuesOf(place, part) ?? [''], part);
  const value = joined(yield* inner(place, part.word, expand), ' ');
  if (!/^[A-Za-z_]/.test(name)) throw shell.error(`${name}: bad variable name`);
  shell.assign(name, value);
  return [chunk(value, part.quoted)];
}

function* demanded(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const { shell } = place;
  if (!isMissing(part, textOf(shell, part.name))) return chunksOf(valuesOf(place, part) ?? [''], part);
  const said = joined(yield* inner(place, part.word, expand), ' ');
  const usual = part.operator === ':?' ? 'parameter not set or null' : 'parameter not set';
  throw shell.error(`${part.name}: ${said === '' ? usual : said}`);
}

function* trim(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const values = valuesOf(place, part);
  demand(place.shell, part.name, values);
  const pattern = compilePattern(patternOf(yield* inner(place, part.word, expand)));
  // The arguments are one text for it, of which only the ends change.
  const whole = (values ?? ['']).join(BETWEEN);
  return chunksOf(trimmed(whole, part.operator as TrimOperator, pattern).split(BETWEEN), part);
}

function* replace(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const value = textOf(place.shell, part.name);
  demand(place.shell, part.name, value);
  const pattern = compilePattern(patternOf(yield* inner(place, part.word, expand)));
  const by = joined(yield* inner(place, part.second ?? { parts: [] }, expand), ' ');
  return [chunk(replaced(value ?? '', pattern, by, part.operator === '//'), part.quoted)];
}

function* slice(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const { shell } = place;
  const value = textOf(shell, part.name);
  demand(shell, part.name, value);
  const number = function* (word: Word): Task {
    return Number(arithmetic(shell, joined(yield* inner(place, word, expand), ' ')));
  };
  const from = yield* number(part.word);
  const most = part.second ? yield* number(part.second) : undefined;
  return [chunk(sliced(value ?? '', from, most), part.quoted)];
}

const inner = (place: Place, { parts }: Word, expand: Expand): Task<readonly Chunk[]> =>
  expand({ ...place, isInBraces: true }, parts);

/** The word instead of the value; in quotes it is one even if it is empty. */
function* wordOf(place: Place, part: ParameterPart, expand: Expand): Task<readonly Chunk[]> {
  const chunks = yield* inner(place, part.word, expand);
  return chunks.length === 0 ? [chunk('', part.quoted)] : chunks;
}

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['value', plain],
  ['length', length],
  ...['-', ':-'].map((operator) => [operator, otherwise] as const),
  ...['+', ':+'].map((operator) => [operator, instead] as const),
  ...['=', ':='].map((operator) => [operator, assigned] as const),
  ...['?', ':?'].map((operator) => [operator, demanded] as const),
  ...['#', '##', '%', '%%'].map((operator) => [operator, trim] as const),
  ...['/', '//'].map((operator) => [operator, replace] as const),
  [':', slice],
  ['bad', bad],
]);
