/** Sets of bytes: bracket expressions, classes, letters in both cases. */
import { RegexError, type ByteSet } from './syntax.ts';

const UNMATCHED = 'Unmatched [, [^, [:, [., or [=';

export function setOf(includes: (byte: number) => boolean): ByteSet {
  return Uint8Array.from({ length: 256 }, (_, byte) => (includes(byte) ? 1 : 0));
}

const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const isAlpha = (byte: number): boolean => isUpper(byte) || isLower(byte);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isAlnum = (byte: number): boolean => isAlpha(byte) || isDigit(byte);
const isSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);
const isGraph = (byte: number): boolean => byte > 32 && byte < 127;

export const isWordByte = (byte: number): boolean => isAlnum(byte) || byte === 95;

/** The classes of the C locale, which a container has unless somebody sets another. */
const CLASSES: ReadonlyMap<string, (byte: number) => boolean> = new Map([
  ['alpha', isAlpha],
  ['digit', isDigit],
  ['alnum', isAlnum],
  ['upper', isUpper],
  ['lower', isLower],
  ['space', isSpace],
  ['blank', (byte) => byte === 32 || byte === 9],
  ['punct', (byte) => isGraph(byte) && !isAlnum(byte)],
  ['print', (byte) => isGraph(byte) || byte === 32],
  ['graph', isGraph],
  ['cntrl', (byte) => byte < 32 || byte === 127],
  ['xdigit', (byte) => isDigit(byte) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102)],
]);

/** What `\w` and its like stand for. */
export const SHORTHANDS: ReadonlyMap<string, ByteSet> = new Map([
  ['w', setOf(isWordByte)],
  ['W', setOf((byte) => !isWordByte(byte))],
  ['s', setOf(isSpace)],
  ['S', setOf((byte) => !isSpace(byte))],
]);

const otherCase = (byte: number): number => (isUpper(byte) ? byte + 32 : isLower(byte) ? byte - 32 : byte);

export const inBothCases = (set: ByteSet): ByteSet =>
  setOf((byte) => set[byte] === 1 || set[otherCase(byte)] === 1);

/** Reads the bracket expression whose `[` stands at `from`; `end` is behind its `]`. */
export function readBracket(
  source: string,
  from: number,
  foldsCase: boolean,
): { readonly set: ByteSet; readonly end: number } {
  const chosen = new Uint8Array(256);
  let at = from + 1;
  const isNegated = source[at] === '^';
  if (isNegated) at += 1;
  const first = at;
  while (at === first || source[at] !== ']') {
    if (at >= source.length) throw new RegexError(UNMATCHED);
    at = readItem(source, at, chosen);
  }
  const set = foldsCase ? inBothCases(chosen) : chosen;
  return { set: isNegated ? setOf((byte) => set[byte] === 0) : set, end: at + 1 };
}

function readItem(source: string, at: number, chosen: Uint8Array): number {
  if (source.startsWith('[:', at)) {
    const { name, end } = readNamed(source, at);
    const includes = CLASSES.get(name);
    if (!includes) throw new RegexError('Invalid character class name');
    for (let byte = 0; byte < 256; byte += 1) if (includes(byte)) chosen[byte] = 1;
    return end;
  }
  const low = readEnd(source, at);
  if (source[low.end] !== '-' || source[low.end + 1] === ']' || low.end + 1 >= source.length) {
    chosen[low.byte] = 1;
    return low.end;
  }
  const high = readEnd(source, low.end + 1);
  if (high.byte < low.byte) throw new RegexError('Invalid range end');
  chosen.fill(1, low.byte, high.byte + 1);
  return high.end;
}

/** One end of a range: a byte, `[.a.]` or `[=a=]`. */
function readEnd(source: string, at: number): { readonly byte: number; readonly end: number } {
  if (!source.startsWith('[.', at) && !source.startsWith('[=', at))
    return { byte: source.charCodeAt(at), end: at + 1 };
  const { name, end } = readNamed(source, at);
  if (name.length !== 1) throw new RegexError('Invalid collation character');
  return { byte: name.charCodeAt(0), end };
}

function readNamed(source: string, at: number): { readonly name: string; readonly end: number } {
  const close = source.indexOf(`${source.charAt(at + 1)}]`, at + 2);
  if (close < 0) throw new RegexError(UNMATCHED);
  return { name: source.slice(at + 2, close), end: close + 2 };
}
