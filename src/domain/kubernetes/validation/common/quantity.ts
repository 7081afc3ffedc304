import { trimSpace } from '#domain/kubernetes/validation/common/spaces.ts';

/** How a quantity was written, which decides how Kubernetes writes it again (resource.Format). */
export type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/** A resource.Quantity: exact, in units of 10⁻⁹. */
export interface ParsedQuantity {
  readonly nanos: bigint;
  readonly format: QuantityFormat;
}

interface Scale {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

export const NANOS_PER_UNIT = 1_000_000_000n;
const NANOS_PER_MILLI = 1_000_000n;
/** The largest binary size that Kubernetes keeps: 2⁶³-1. */
const MAX_NANOS = (2n ** 63n - 1n) * NANOS_PER_UNIT;
/** Exponents beyond this are capped or rounded anyway; the bound keeps the arithmetic small. */
const MAX_EXPONENT = 400;
const FINEST = -9;

const SUFFIXES: ReadonlyMap<string, Scale> = new Map<string, Scale>([
  ['n', { base: 10, exponent: -9, format: 'DecimalSI' }],
  ['u', { base: 10, exponent: -6, format: 'DecimalSI' }],
  ['m', { base: 10, exponent: -3, format: 'DecimalSI' }],
  ['', { base: 10, exponent: 0, format: 'DecimalSI' }],
  ['k', { base: 10, exponent: 3, format: 'DecimalSI' }],
  ['M', { base: 10, exponent: 6, format: 'DecimalSI' }],
  ['G', { base: 10, exponent: 9, format: 'DecimalSI' }],
  ['T', { base: 10, exponent: 12, format: 'DecimalSI' }],
  ['P', { base: 10, exponent: 15, format: 'DecimalSI' }],
  ['E', { base: 10, exponent: 18, format: 'DecimalSI' }],
  ['Ki', { base: 2, exponent: 10, format: 'BinarySI' }],
  ['Mi', { base: 2, exponent: 20, format: 'BinarySI' }],
  ['Gi', { base: 2, exponent: 30, format: 'BinarySI' }],
  ['Ti', { base: 2, exponent: 40, format: 'BinarySI' }],
  ['Pi', { base: 2, exponent: 50, format: 'BinarySI' }],
  ['Ei', { base: 2, exponent: 60, format: 'BinarySI' }],
]);

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?((?:[eEinumkKMGTP]+(?:[+-]?\d+)?)?)$/;

/**
 * Reads a quantity as it stands in a manifest, or undefined where the API server says
 * `quantities must match the regular expression ...`. Blanks around it are ignored; `Gi` and `.` are 0.
 * After k8s.io/apimachinery/pkg/api/resource/quantity.go, Quantity.UnmarshalJSON and ParseQuantity.
 */
export function parseQuantity(text: string): ParsedQuantity | undefined {
  const parts = partsOf(text);
  if (parts === undefined) return undefined;
  const amount = amountOf(parts.whole, parts.fraction, parts.scale);
  return { nanos: parts.isNegative ? -amount : amount, format: parts.scale.format };
}

/** A quantity as it was written. */
interface Parts {
  readonly isNegative: boolean;
  /** Digits before the point, without zeros in front. */
  readonly whole: string;
  readonly fraction: string;
  readonly scale: Scale;
}

/** parseQuantityString and the first half of ParseQuantity in quantity.go. */
export function partsOf(text: string): Parts | undefined {
  const match = QUANTITY.exec(trimSpace(text));
  if (match === null || match[0] === '') return undefined;
  const [, sign, digits = '', fraction = '', suffix = ''] = match;
  const scale = scaleOf(suffix);
  const whole = digits.replace(/^0+/, '');
  if (scale === undefined || (digits + fraction === '' && !isFast({ whole, fraction, scale })))
    return undefined;
  return { isNegative: sign === '-', whole, fraction, scale };
}

/**
 * Whether ParseQuantity computes with 64 bits: at most 18 digits, nothing finer than a nano, and no fraction before a binary
 * suffix. Otherwise it reads the digits again, and has to find one: `Gi` is 0, but `Pi` is not read.
 */
export function isFast({ whole, fraction, scale }: Pick<Parts, 'whole' | 'fraction' | 'scale'>): boolean {
  const digits = Math.max(whole.length, 1) + fraction.length;
  if (scale.base === 10) return digits <= 18 && scale.exponent - fraction.length >= FINEST;
  return fraction.length === 0 && 15 - digits - Math.trunc((scale.exponent * 3) / 10) - 1 >= 0;
}

/** After quantitySuffixer.interpret in suffix.go: `e3` is an exponent, but `E` alone is exa. */
function scaleOf(suffix: string): Scale | undefined {
  const known = SUFFIXES.get(suffix);
  if (known !== undefined) return known;
  const exponent = exponentOf(suffix);
  if (exponent === undefined) return undefined;
  const value = Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, exponent));
  return { base: 10, exponent: value, format: 'DecimalExponent' };
}

/** The exponent of a suffix like `e3`, or undefined. It is read as an int64 and kept as an int32, so that a huge one turns around. */
export function exponentOf(suffix: string): number | undefined {
  const digits = /^[eE]\+?(-?\d+)$/.exec(suffix)?.[1];
  if (digits === undefined || BigInt.asIntN(64, BigInt(digits)) !== BigInt(digits)) return undefined;
  return Number(BigInt.asIntN(32, BigInt(digits)));
}

/** What is finer than a nano is rounded up, away from zero; a binary size beyond 64 bits is capped. */
function amountOf(whole: string, fraction: string, scale: Scale): bigint {
  if (whole.length > MAX_EXPONENT) return MAX_NANOS;
  const digits = BigInt(`0${whole}${fraction.slice(0, MAX_EXPONENT)}`);
  if (digits === 0n) return 0n;
  const binary = scale.base === 2 ? 2n ** BigInt(scale.exponent) : 1n;
  const decimal = (scale.base === 10 ? scale.exponent : 0) - Math.min(fraction.length, MAX_EXPONENT) + 9;
  const scaled =
    decimal >= 0
      ? digits * binary * 10n ** BigInt(decimal)
      : divideUp(digits * binary, 10n ** BigInt(-decimal));
  return scale.base === 10 || scaled < MAX_NANOS ? scaled : MAX_NANOS;
}

function divideUp(amount: bigint, by: bigint): bigint {
  return amount >= 0n ? (amount + by - 1n) / by : -((-amount + by - 1n) / by);
}

export const ZERO_QUANTITY: ParsedQuantity = { nanos: 0n, format: 'DecimalSI' };

/** Quantity.Cmp: negative when a < b, 0 when equal. */
export function compareQuantities(a: ParsedQuantity, b: ParsedQuantity): number {
  if (a.nanos === b.nanos) return 0;
  return a.nanos < b.nanos ? -1 : 1;
}

/** Quantity.Sign. */
export function signOf(quantity: ParsedQuantity): -1 | 0 | 1 {
  if (quantity.nanos === 0n) return 0;
  return quantity.nanos < 0n ? -1 : 1;
}

/** Quantity.Add: a zero takes on the format of what is added. */
export function addQuantities(a: ParsedQuantity, b: ParsedQuantity): ParsedQuantity {
  return { nanos: a.nanos + b.nanos, format: a.nanos === 0n ? b.format : a.format };
}

/** Quantity.Value: whole units, rounded up. */
export function unitsOf(quantity: ParsedQuantity): bigint {
  return divideUp(quantity.nanos, NANOS_PER_UNIT);
}

/** Quantity.MilliValue: thousandths, rounded up. */
export function millisOf(quantity: ParsedQuantity): bigint {
  return divideUp(quantity.nanos, NANOS_PER_MILLI);
}

/** Whether the amount, taken in thousandths, is a whole number of units. */
export function isWhole(quantity: ParsedQuantity): boolean {
  return millisOf(quantity) % 1000n === 0n;
}
