import { expect, test } from 'vitest';
import {
  addQuantities,
  compareQuantities,
  isWhole,
  millisOf,
  parseQuantity,
  signOf,
  unitsOf,
  ZERO_QUANTITY,
} from './quantity.ts';
import { canonicalQuantity, quantityText } from './quantity-text.ts';

const parsed = (text: string) => parseQuantity(text) ?? { ...ZERO_QUANTITY, nanos: -12345n };

test.each([
  ['a binary size', '1Gi', 1073741824n],
  ['a decimal size', '2M', 2000000n],
  ['blanks around it', ' 1Ki ', 1024n],
  ['a dot without digits', '5.', 5n],
  ['a suffix alone', 'Gi', 0n],
  ['an exponent', '1e3', 1000n],
  ['a signed exponent', '1E+2', 100n],
  ['exa, which is no exponent', '1E', 1000000000000000000n],
  ['a fraction, rounded up', '0.1', 1n],
  ['a fraction of a binary size', '1.5Ki', 1536n],
  ['more than 64 bits hold', '99999999999999999999', 99999999999999999999n],
  ['a binary size that 64 bits do not hold, capped', '20Ei', 9223372036854775807n],
  ['a huge exponent', '0e999999999', 0n],
  ['an exponent beyond 32 bits, which turns around', '1e4294967297', 10n],
  ['a sign alone', '+', 0n],
  ['a blank that only Go trims', '1Gi\u0085', 1073741824n],
])('reads %s: %s', (_, text, units) => {
  expect(unitsOf(parsed(text))).toBe(units);
});

test.each([
  ['nothing', ''],
  ['a capital K', '1K'],
  ['small letters', '1gi'],
  ['bytes', '1GB'],
  ['Gib', '1Gib'],
  ['underscores', '1_000'],
  ['a word', 'lots'],
  ['a suffix alone that leaves 64 bits', 'Pi'],
  ['an exponent without digits', '1e'],
  ['an exponent beyond 64 bits', '1e99999999999999999999'],
  ['a blank that only JavaScript trims', '1Gi\ufeff'],
  ['two dots', '1.2.3'],
])('does not read %s: %s', (_, text) => {
  expect(parseQuantity(text)).toBeUndefined();
});

test('reads a long run of digits in no time', () => {
  expect(parseQuantity(`${'0'.repeat(200_000)}!`)).toBeUndefined();
  expect(signOf(parsed('9'.repeat(200_000)))).toBe(1);
});

test.each([
  ['equal in different units', '1', '1000m', 0],
  ['1Gi over 1G', '1Gi', '1G', 1],
  ['below zero', '-1', '0', -1],
  ['finer than a nano is a nano', '0.0000000001', '1n', 0],
])('compares %s', (_, a, b, sign) => {
  expect(compareQuantities(parsed(a), parsed(b))).toBe(sign);
});

test.each([
  ['1500m', '1500m'],
  ['0.5', '500m'],
  ['1000', '1k'],
  ['1024', '1024'],
  ['1024Mi', '1Gi'],
  ['1536Mi', '1536Mi'],
  ['0.5Ki', '512'],
  ['-2Ki', '-2Ki'],
  ['1e3', '1e3'],
  ['0Mi', '0'],
])('writes %s as %s', (text, canonical) => {
  expect(canonicalQuantity(parsed(text))).toBe(canonical);
});

// What kubectl 1.32 prints of them, and what a divisor is compared as.
test.each([
  ['1Gi', '1Gi'],
  ['64m', '64m'],
  ['1024', '1024'],
  ['1000m', '1'],
  ['1000k', '1M'],
  ['1.0', '1'],
  ['1.0Mi', '1Mi'],
  ['0.5Gi', '512Mi'],
  ['8Ki', '8Ki'],
  ['1024Ki', '1Mi'],
  ['01Mi', '01Mi'],
  ['-0.5Mi', '-512Ki'],
  [' 1 ', '1'],
  ['1e3', '1e3'],
  ['1e+3', '1e+3'],
  ['1509e+2', '150900'],
  ['5.', '5.'],
  ['.0000000001', '1n'],
])('%s is printed as %s', (text, kept) => {
  expect(quantityText(text)).toBe(kept);
});

test('adds, and takes the format of the first that is not zero', () => {
  const sum = [parsed('64Mi'), parsed('64Mi')].reduce(addQuantities, ZERO_QUANTITY);
  expect(canonicalQuantity(sum)).toBe('128Mi');
});

test('counts thousandths up', () => {
  expect(millisOf(parsed('0.0001'))).toBe(1n);
  expect(isWhole(parsed('100m'))).toBe(false);
  expect(isWhole(parsed('2000m'))).toBe(true);
});
