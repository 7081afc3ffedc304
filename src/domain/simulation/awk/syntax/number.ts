/** Numbers as BusyBox reads them, in programs and in data: decimal, `0x` hexadecimal, and octal with a leading 0. */

const HEXADECIMAL = /0[xX][0-9a-fA-F]+/y;
const OCTAL = /0[0-7]+(?![0-9.eE])/y;
const DECIMAL = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\v\f\r]*/y;
const SIGN = /[+-]?/y;

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Without a sign; `end` is where it stands no longer. Undefined where no number stands. */
export function numberAt(
  text: string,
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  const hexadecimal = take(HEXADECIMAL, text, at);
  if (hexadecimal !== '') return { value: Number(hexadecimal), end: at + hexadecimal.length };
  const octal = take(OCTAL, text, at);
  if (octal !== '') return { value: Number.parseInt(octal, 8), end: at + octal.length };
  const decimal = take(DECIMAL, text, at);
  return decimal === '' ? undefined : { value: Number(decimal), end: at + decimal.length };
}

/** The number at the begin of a text (0 without one), and whether nothing but blanks surrounds it. */
export function readNumber(text: string): { readonly value: number; readonly isWhole: boolean } {
  const begin = take(SPACE, text, 0).length;
  const sign = take(SIGN, text, begin);
  const number = numberAt(text, begin + sign.length);
  if (!number) return { value: 0, isWhole: false };
  const isWhole = number.end + take(SPACE, text, number.end).length === text.length;
  return { value: sign === '-' ? -number.value : number.value, isWhole };
}
