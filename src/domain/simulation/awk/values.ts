/** What an awk program computes with, and how it becomes a number or a text. */
import { readNumber } from './syntax/number.ts';

/** A text from outside: it compares as a number when it looks like one. */
export class UserText {
  readonly text: string;
  private number: number | null | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Null when it is no number from begin to end. */
  get asNumber(): number | null {
    if (this.number === undefined) {
      const { value, isWhole } = readNumber(this.text);
      this.number = isWhole ? value : null;
    }
    return this.number;
  }
}

/** Undefined: a variable that was never set, which is 0 and empty. */
export type Value = number | string | UserText | undefined;

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  return readNumber(value instanceof UserText ? value.text : value).value;
}

/** The number of what counts as one in comparisons and tests; null for texts. */
export function numeric(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  return value instanceof UserText ? value.asNumber : null;
}

export function isTrue(value: Value): boolean {
  const number = numeric(value);
  if (number !== null) return number !== 0;
  return value instanceof UserText ? value.text !== '' : value !== '';
}

/** Bounds of a 64-bit integer: within them whole numbers are written without an exponent. */
const LARGEST = 2 ** 63;

export const isPlainInteger = (number: number): boolean =>
  Number.isInteger(number) && number >= -LARGEST && number < LARGEST;

/** A whole number with all its digits. */
export const integerText = (number: number): string => BigInt(number).toString();

/** As C converts a number to `int`: what does not fit is the smallest one. */
export const toInteger = (number: number): number =>
  Math.abs(Math.trunc(number)) < 2 ** 31 ? Math.trunc(number) : -(2 ** 31);
