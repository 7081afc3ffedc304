/** Decimal integers as `test` takes them, with blanks around. */
export function integerOf(text: string): bigint | 'bad' | 'range' {
  if (!/^[ \t\n\r\v\f]*[-+]?\d+[ \t\n\r\v\f]*$/.test(text)) return 'bad';
  const number = BigInt(text.trim().replace(/^\+/, ''));
  return BigInt.asIntN(64, number) === number ? number : 'range';
}

/** Numbers as C reads them: decimal, `0x1f`, `017`; undefined when anything else is there. */
export function cInteger(text: string): bigint | undefined {
  const match = /^[ \t\n]*([-+]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', digits = ''] = match;
  const isOctal = /^0\d/.test(digits);
  const number = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return sign === '-' ? -number : number;
}
