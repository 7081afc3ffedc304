/** strptime, as far as `date -D` needs it. */
import { momentOf, MONTHS, WEEKDAYS, type Zone } from './calendar.ts';
import { type Parts, timeOf } from './read.ts';

/** What was read of a time, by the letter that stands for it. */
type Read = Map<string, number>;

const DIGITS = new Map([
  ['Y', 4], ['y', 2], ['C', 2], ['m', 2], ['d', 2], ['e', 2], ['H', 2], ['k', 2], ['I', 2], ['l', 2], ['M', 2], ['S', 2],
  ['j', 3], ['s', 12], ['u', 1], ['w', 1],
]); // prettier-ignore

const NAMES = new Map<string, readonly string[]>([
  ['b', MONTHS], ['B', MONTHS], ['h', MONTHS], ['a', WEEKDAYS], ['A', WEEKDAYS], ['p', ['AM', 'PM']],
]); // prettier-ignore

const TOGETHER = new Map([
  ['D', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['R', '%H:%M'],
  ['T', '%H:%M:%S'],
]);

/** Milliseconds since 1970; undefined when the text is not as the format has it. */
export function scanTime(text: string, format: string, now: number, zone: Zone): number | undefined {
  const whole = format.replace(/%([DFRT])/g, (_, letter: string) => TOGETHER.get(letter) ?? '');
  const read: Read = new Map();
  let at = 0;
  for (const [piece] of whole.matchAll(/%[A-Za-z%]|\s+|[^]/g)) {
    const end = endOf(piece, text, at, read);
    if (end === undefined) return undefined;
    at = end;
  }
  const seconds = read.get('s');
  return seconds === undefined ? timeOf(partsOf(read, now, zone), zone.offset) : seconds * 1000;
}

/** Where a piece of the format ends in the text. */
function endOf(piece: string, text: string, at: number, read: Read): number | undefined {
  const start = piece.length === 1 && piece.trim() !== '' ? at : pastBlanks(text, at);
  if (piece.trim() === '') return start;
  if (piece === '%%' || piece.length === 1)
    return text.charAt(start) === piece.charAt(0) ? start + 1 : undefined;
  const letter = piece.charAt(1);
  const names = NAMES.get(letter);
  return names ? endOfName(letter, names, text, start, read) : endOfNumber(letter, text, start, read);
}

function pastBlanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charAt(end).trim() === '') end += 1;
  return end;
}

function endOfName(
  letter: string,
  names: readonly string[],
  text: string,
  at: number,
  read: Read,
): number | undefined {
  const rest = text.slice(at).toLowerCase();
  const index = names.findIndex((name) => rest.startsWith(name.slice(0, 3).toLowerCase()));
  const name = names[index];
  if (name === undefined) return undefined;
  read.set(letter, index);
  return at + (rest.startsWith(name.toLowerCase()) ? name.length : 3);
}

function endOfNumber(letter: string, text: string, at: number, read: Read): number | undefined {
  const most = DIGITS.get(letter);
  const digits = most === undefined ? undefined : /^\d+/.exec(text.slice(at, at + most))?.[0];
  if (digits === undefined) return undefined;
  read.set(letter, Number(digits));
  return at + digits.length;
}

/** What is not given is today, at midnight. */
function partsOf(read: Read, now: number, zone: Zone): Parts {
  const today = momentOf(now, zone);
  const first = (...letters: readonly string[]): number | undefined =>
    letters.map((letter) => read.get(letter)).find((value) => value !== undefined);
  const short = first('y');
  const year = first('Y') ?? (short === undefined ? today.year : short + (short < 69 ? 2000 : 1900));
  const named = first('b', 'B', 'h');
  const yearday = first('j');
  if (yearday !== undefined) return [year, 1, yearday, ...clockOf(first)];
  const month = named === undefined ? (first('m') ?? today.month + 1) : named + 1;
  return [year, month, first('d', 'e') ?? today.day, ...clockOf(first)];
}

function clockOf(first: (...letters: readonly string[]) => number | undefined): [number, number, number] {
  const twelve = first('I', 'l');
  const hour = twelve === undefined ? (first('H', 'k') ?? 0) : (twelve % 12) + 12 * (first('p') ?? 0);
  return [hour, first('M') ?? 0, first('S') ?? 0];
}
