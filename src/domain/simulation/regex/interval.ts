import { RegexError } from './syntax.ts';

/** RE_DUP_MAX of the GNU library. */
const MOST_COPIES = 32_767;

interface Copies {
  readonly least: number;
  readonly most: number;
  /** Behind the closing brace. */
  readonly end?: number;
}

export const COPIES: ReadonlyMap<string, Copies> = new Map([
  ['*', { least: 0, most: Number.POSITIVE_INFINITY }],
  ['+', { least: 1, most: Number.POSITIVE_INFINITY }],
  ['?', { least: 0, most: 1 }],
]);

/** Reads `3`, `3,`, `,5` or `3,5` and the brace that closes it. */
export function readInterval(source: string, at: number, brace: string): Copies {
  const close = source.indexOf(brace, at);
  const text = source.slice(at, close < 0 ? source.length : close);
  const parts = /^(\d*)(,?)(\d*)$/.exec(text);
  if (!parts) throw new RegexError('Invalid content of \\{\\}');
  if (close < 0) throw new RegexError('Unmatched \\{');
  const [least, most] = bounds(parts);
  if (text === '' || least > most) throw new RegexError('Invalid content of \\{\\}');
  if (Math.max(least, Number.isFinite(most) ? most : 0) > MOST_COPIES)
    throw new RegexError('Regular expression too big');
  return { least, most, end: close + brace.length };
}

function bounds([, from = '', comma, to = '']: RegExpExecArray): readonly [number, number] {
  if (comma === '') return [Number(from), Number(from)];
  return [Number(from), to === '' ? Number.POSITIVE_INFINITY : Number(to)];
}
