import type { Directive } from './directives.ts';

/** `%f`, `%e` and `%g` of a number, with its sign. */
export function formatFloat({ flags, precision, conversion }: Directive, number: number): string {
  const isUpper = conversion === conversion.toUpperCase();
  const isNegative = number < 0 || Object.is(number, -0);
  const text = Number.isFinite(number)
    ? digitsOf(conversion.toLowerCase(), Math.min(precision ?? 6, 100), Math.abs(number))
    : 'inf';
  return signOf(isNegative, flags) + (isUpper ? text.toUpperCase() : text);
}

export function signOf(isNegative: boolean, flags: string): string {
  if (isNegative) return '-';
  return flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

function digitsOf(conversion: string, precision: number, number: number): string {
  if (conversion === 'f') return fixed(number, precision);
  if (conversion === 'e') return exponential(number, precision);
  return general(number, precision === 0 ? 1 : precision);
}

function fixed(number: number, precision: number): string {
  // JavaScript writes numbers above 1e21 in powers.
  if (number >= 1e21) return BigInt(number).toString() + (precision > 0 ? `.${'0'.repeat(precision)}` : '');
  return isTie(number, precision) ? even(number, precision) : number.toFixed(precision);
}

/** Exactly between two results: C takes the even one, JavaScript the larger. Needs few binary places, so it is rare. */
const isTie = (number: number, precision: number): boolean =>
  precision < 16 && Number.isInteger(number * 2 ** (precision + 1)) && (number * 10 ** precision) % 1 === 0.5;

const even = (number: number, precision: number): string =>
  ((2 * Math.round((number * 10 ** precision) / 2)) / 10 ** precision).toFixed(precision);

const exponential = (number: number, precision: number): string =>
  number.toExponential(precision).replace(/e([-+])(\d)$/, 'e$10$2');

/** The shorter of both, without zeros at the end. */
function general(number: number, precision: number): string {
  const [, exponent = '0'] = number.toExponential(precision - 1).split('e');
  const power = Number(exponent);
  const isFixed = power >= -4 && power < precision;
  const text = isFixed ? fixed(number, precision - 1 - power) : exponential(number, precision - 1);
  if (!text.includes('.')) return text;
  const [mantissa = '', rest] = text.split('e');
  const short = mantissa.replace(/0+$/, '').replace(/\.$/, '');
  return rest === undefined ? short : `${short}e${rest}`;
}
