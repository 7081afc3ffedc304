/** printf, and numbers as CONVFMT and OFMT want them. */
import { integerText, isPlainInteger, numeric, toInteger, toNumber, UserText, type Value } from './values.ts';

/** A mistake in a format; awk ends with it. */
export class FormatError extends Error {}

interface Directive {
  readonly flags: string;
  readonly width: number;
  /** Undefined when none is given. */
  readonly precision: number | undefined;
  readonly letter: string;
}

const DIRECTIVE = /%([-+ 0#]*)(\d*)(?:\.(\d*))?([A-Za-z])/y;
const WIDEST = 100_000;

/** `asText`: how a value becomes a text elsewhere. */
export function format(template: string, values: readonly Value[], asText: (value: Value) => string): string {
  const rest = [...values];
  let result = '';
  for (let at = 0; at < template.length;) {
    const next = template.indexOf('%', at);
    if (next < 0) return result + template.slice(at);
    result += template.slice(at, next);
    if (template[next + 1] === '%') {
      result += '%';
      at = next + 2;
      continue;
    }
    const directive = directiveAt(template, next);
    // A sign that is followed by no letter is printed as it stands.
    if (!directive) return result + template.slice(next);
    result += formatOne(directive.read, rest.shift(), asText);
    at = directive.end;
  }
  return result;
}

function directiveAt(
  template: string,
  at: number,
): { readonly read: Directive; readonly end: number } | undefined {
  DIRECTIVE.lastIndex = at;
  const found = DIRECTIVE.exec(template);
  if (!found) {
    if (/^%[^A-Za-z]*\*/.test(template.slice(at))) throw new FormatError('%*x formats are not supported');
    return undefined;
  }
  const [whole, flags = '', width = '', precision, letter = ''] = found;
  const read = {
    flags,
    width: Math.min(Number(width), WIDEST),
    precision: precision === undefined ? undefined : Math.min(Number(precision), WIDEST),
    letter,
  };
  return { read, end: at + whole.length };
}

function formatOne(directive: Directive, value: Value, asText: (value: Value) => string): string {
  const { letter, precision } = directive;
  if (letter === 'c') return padded(directive, characterOf(value, asText));
  if (letter === 's') return padded(directive, asText(value).slice(0, precision));
  return formatNumber(directive, toNumber(value));
}

/** A number is the byte with that code, a text its first byte. */
function characterOf(value: Value, asText: (value: Value) => string): string {
  const number = value === undefined ? null : numeric(value);
  return number === null ? asText(value).slice(0, 1) : String.fromCharCode(toInteger(number) & 255);
}

function formatNumber(directive: Directive, number: number): string {
  const { letter } = directive;
  if ('diouxX'.includes(letter)) return padded(directive, integer(directive, toInteger(number)), true);
  if (!'eEfFgG'.includes(letter)) throw new FormatError('Invalid format specifier');
  if (!Number.isFinite(number)) {
    const text = Number.isNaN(number) ? 'nan' : 'inf';
    const signed = signOf(directive, number) + text;
    return padded(directive, letter < 'a' ? signed.toUpperCase() : signed);
  }
  const text = real(directive, Math.abs(number));
  return padded(directive, signOf(directive, number) + (letter < 'a' ? text.toUpperCase() : text), true);
}

function signOf({ flags }: Directive, number: number): string {
  if (number < 0 || Object.is(number, -0)) return '-';
  return flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
}

const BASES: ReadonlyMap<string, number> = new Map([['o', 8], ['x', 16], ['X', 16]]); // prettier-ignore
const PREFIXES: ReadonlyMap<string, string> = new Map([['o', '0'], ['x', '0x'], ['X', '0X']]); // prettier-ignore

function integer(directive: Directive, number: number): string {
  const { letter, precision, flags } = directive;
  if ('di'.includes(letter)) return signOf(directive, number + 0) + digitsOf(Math.abs(number), 10, precision);
  const digits = digitsOf(number >>> 0, BASES.get(letter) ?? 10, precision);
  const prefix = flags.includes('#') && number !== 0 ? (PREFIXES.get(letter) ?? '') : '';
  return prefix + (letter === 'X' ? digits.toUpperCase() : digits);
}

function digitsOf(size: number, base: number, precision = 1): string {
  return precision === 0 && size === 0 ? '' : size.toString(base).padStart(precision, '0');
}

function real({ letter, precision = 6, flags }: Directive, size: number): string {
  const kind = letter.toLowerCase();
  const digits = Math.min(precision, 100);
  if (kind === 'f') return fixed(size, digits);
  if (kind === 'e') return exponential(size, digits);
  return general(size, digits === 0 ? 1 : digits, flags.includes('#'));
}

/** `toFixed` gives up at 1e21. */
const fixed = (size: number, digits: number): string =>
  size < 1e21 ? size.toFixed(digits) : `${integerText(size)}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;

const exponential = (size: number, digits: number): string =>
  size.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');

function general(size: number, digits: number, keepsZeros: boolean): string {
  const exponent = size === 0 ? 0 : Number(size.toExponential(digits - 1).split('e')[1]);
  const isShort = exponent >= -4 && exponent < digits;
  const text = isShort ? fixed(size, digits - 1 - exponent) : exponential(size, digits - 1);
  if (keepsZeros || !text.includes('.')) return text;
  const [mantissa = '', ...power] = text.split('e');
  return [mantissa.replace(/\.?0+$/, ''), ...power].join('e');
}

function padded({ flags, width, precision, letter }: Directive, text: string, isNumber = false): string {
  if (flags.includes('-')) return text.padEnd(width);
  const isInteger = 'diouxX'.includes(letter);
  if (!isNumber || !flags.includes('0') || (isInteger && precision !== undefined))
    return text.padStart(width);
  const [sign = ''] = /^[-+ ]?(?:0[xX])?/.exec(text) ?? [];
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}

/** A number as a text: whole ones with all digits, others by a format such as `%.6g`. */
function numberText(number: number, template: string): string {
  if (isPlainInteger(number)) return integerText(number);
  return format(template, [number], () => '');
}

/** A value as a text; `template` is CONVFMT's or OFMT's. */
export function textOf(value: Value, template: string): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  return value instanceof UserText ? value.text : numberText(value, template);
}
