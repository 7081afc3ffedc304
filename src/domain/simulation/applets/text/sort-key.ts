/** The keys of sort: which part of a line is compared, and how. */
import { Failure } from '#domain/simulation/applets/applet.ts';

interface Position {
  readonly field: number;
  readonly character: number;
}

export interface Key {
  readonly from: Position;
  readonly to: Position | undefined;
  /** Letters of `bdfghinMrV`. */
  readonly how: string;
}

/** `2,2n`, `1.3`, `3nr` */
export function keyOf(text: string): Key {
  const [, field, character = '1', how = '', toField, toCharacter = '0', more = ''] =
    /^(\d+)(?:\.(\d+))?([bdfghinMrV]*)(?:,(\d+)(?:\.(\d+))?([bdfghinMrV]*))?$/.exec(text) ?? [];
  if (field === undefined) throw new Failure(`bad field specification '${text}'`);
  const to = toField === undefined ? undefined : { field: Number(toField), character: Number(toCharacter) };
  return { from: { field: Number(field), character: Number(character) }, to, how: how + more };
}

/** The part of a line that a key names. Without a separator, a field begins with the blanks before it. */
export function partOf(line: string, { from, to, how }: Key, separator: string | undefined): string {
  const fields = fieldsOf(line, separator);
  const start = startOf(fields, from, line, how.includes('b'));
  return line.slice(start, to ? Math.max(start, endOf(fields, to, line)) : line.length);
}

type Field = readonly [start: number, end: number];

function fieldsOf(line: string, separator: string | undefined): readonly Field[] {
  const fields: Field[] = [];
  if (separator === undefined) {
    for (const match of line.matchAll(/[ \t]*[^ \t]+/g))
      fields.push([match.index, match.index + match[0].length]);
    return fields;
  }
  let at = 0;
  for (const part of line.split(separator)) {
    fields.push([at, at + part.length]);
    at += part.length + 1;
  }
  return fields;
}

function startOf(
  fields: readonly Field[],
  { field, character }: Position,
  line: string,
  skipsBlanks: boolean,
): number {
  const found = fields[field - 1];
  if (!found) return line.length;
  const blanks = skipsBlanks ? (/^[ \t]*/.exec(line.slice(...found))?.[0].length ?? 0) : 0;
  return Math.min(found[0] + blanks + character - 1, line.length);
}

function endOf(fields: readonly Field[], { field, character }: Position, line: string): number {
  const found = fields[field - 1];
  if (!found) return line.length;
  return character === 0 ? found[1] : Math.min(found[0] + character, line.length);
}

const numberIn = (text: string): number => Number(/^\s*(-?\d*\.?\d+)/.exec(text)?.[1] ?? 0);

const general = (text: string): number => Number.parseFloat(text.trim());

const SUFFIXES = 'KMGTPE';

/** `2K` after `900`, `1M` after both. */
const human = (text: string): number =>
  numberIn(text) *
  1024 ** (SUFFIXES.indexOf((/\d([KMGTPE])/i.exec(text)?.[1] ?? '').toUpperCase() || ' ') + 1);

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const monthIn = (text: string): number => MONTHS.indexOf(text.trim().slice(0, 3).toUpperCase());

const bytewise = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** As strverscmp: runs of digits by their value. */
function byVersion(one: string, other: string): number {
  const [ones, others] = [one.match(/\d+|\D+/g) ?? [], other.match(/\d+|\D+/g) ?? []];
  for (const [at, part] of ones.entries()) {
    const against = others[at];
    if (against === undefined) return 1;
    const areNumbers = /^\d/.test(part) && /^\d/.test(against);
    const order = areNumbers
      ? Number(part) - Number(against) || bytewise(part, against)
      : bytewise(part, against);
    if (order !== 0) return order;
  }
  return ones.length - others.length;
}

/** Not-a-number comes first. */
const byGeneral = (one: string, other: string): number => {
  const [first, second] = [general(one), general(other)];
  if (Number.isNaN(first) || Number.isNaN(second))
    return Number(Number.isNaN(second)) - Number(Number.isNaN(first));
  return first - second;
};

const COMPARISONS: ReadonlyMap<string, (one: string, other: string) => number> = new Map([
  ['n', (one, other) => numberIn(one) - numberIn(other)],
  ['g', byGeneral],
  ['h', (one, other) => human(one) - human(other)],
  ['M', (one, other) => monthIn(one) - monthIn(other)],
  ['V', byVersion],
]);

export function compareParts(one: string, other: string, how: string): number {
  const letter = Array.from(how).find((each) => COMPARISONS.has(each)) ?? '';
  const compare =
    COMPARISONS.get(letter) ?? ((first, second) => bytewise(folded(first, how), folded(second, how)));
  return compare(one, other);
}

function folded(text: string, how: string): string {
  let result = how.includes('f') ? text.toUpperCase() : text;
  if (how.includes('b')) result = result.replace(/^[ \t]+/, '');
  if (how.includes('d')) result = result.replace(/[^A-Za-z0-9 \t]/g, '');
  return how.includes('i') ? result.replace(/[^ -~]/g, '') : result;
}
