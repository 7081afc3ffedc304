import {
  NANOS_PER_UNIT,
  isFast,
  parseQuantity,
  partsOf,
  type ParsedQuantity,
} from '#domain/kubernetes/validation/common/quantity.ts';
import { trimSpace } from '#domain/kubernetes/validation/common/spaces.ts';

const DECIMAL_SUFFIXES = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const BINARY_SUFFIXES = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;

/**
 * Quantity.String of one that was read: ParseQuantity keeps the text where it looks canonical (`1Gi`, `64m`, but not `1.0`,
 * `1000m` or `8Mi`), and prints the others anew.
 */
export function quantityText(text: string): string {
  const parts = partsOf(text);
  const quantity = parseQuantity(text);
  if (parts === undefined || quantity === undefined) return text;
  const { whole, fraction, scale } = parts;
  const digits = `${whole === '' ? '0' : whole}${fraction}`;
  const looksCanonical =
    scale.base === 2
      ? BigInt(digits) % 8n !== 0n
      : (scale.exponent - fraction.length) % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
  return isFast(parts) && looksCanonical ? trimSpace(text) : canonicalQuantity(quantity);
}

/** Quantity.String of a computed quantity (CanonicalizeBytes): `1500m`, `2Gi`, `1e3`. */
export function canonicalQuantity(quantity: ParsedQuantity): string {
  const { nanos, format } = quantity;
  if (nanos === 0n) return '0';
  const small = nanos > -1024n * NANOS_PER_UNIT && nanos < 1024n * NANOS_PER_UNIT;
  if (format === 'BinarySI' && !small && nanos % NANOS_PER_UNIT === 0n)
    return binaryText(nanos / NANOS_PER_UNIT);
  return decimalText(nanos, format === 'DecimalExponent');
}

function binaryText(units: bigint): string {
  let number = units;
  let power = 0;
  while (number % 1024n === 0n && power < BINARY_SUFFIXES.length - 1) {
    number /= 1024n;
    power += 1;
  }
  return `${number}${BINARY_SUFFIXES[power] ?? ''}`;
}

function decimalText(nanos: bigint, asExponent: boolean): string {
  let number = nanos;
  let power = -9;
  while (number % 1000n === 0n && (asExponent || power < 18)) {
    number /= 1000n;
    power += 3;
  }
  if (asExponent) return power === 0 ? `${number}` : `${number}e${power}`;
  return `${number}${DECIMAL_SUFFIXES[power / 3 + 3] ?? ''}`;
}
