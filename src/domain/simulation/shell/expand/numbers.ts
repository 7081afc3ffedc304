/** Numbers as arithmetic writes them. */

/** What is wrong with an expression, in ash's words. */
export class ArithmeticError extends Error {}

export const SYNTAX = 'arithmetic syntax error';

/** The value of `12`, `0x1f`, `017` or `2#101`, cut to 64 bits. */
export function numberOf(text: string): bigint {
  const [base, digits] = text.includes('#') ? text.split('#') : ['', text];
  if (base !== '') return inBase(Number(base), digits ?? '');
  if (/^0[xX]/.test(text)) return BigInt.asIntN(64, BigInt(text));
  if (!text.startsWith('0')) return BigInt.asIntN(64, BigInt(text));
  if (/[89]/.test(text)) throw new ArithmeticError(SYNTAX);
  return BigInt.asIntN(64, BigInt(`0o0${text}`));
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@_';

function inBase(base: number, digits: string): bigint {
  if (base < 2 || base > 64) throw new ArithmeticError(SYNTAX);
  let number = 0n;
  for (const digit of base <= 36 ? digits.toLowerCase() : digits) {
    const value = DIGITS.indexOf(digit);
    if (value >= base) throw new ArithmeticError(SYNTAX);
    number = number * BigInt(base) + BigInt(value);
  }
  return BigInt.asIntN(64, number);
}
