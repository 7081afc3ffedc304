import { expect, test } from 'vitest';
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  isWhole,
  millisOf,
  parseQuantity,
  signOf,
  unitsOf,
  ZERO_QUANTITY,
} from './quantity.ts';

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
  ['more than 64 bits hold, capped', '99999999999999999999', 9223372036854775807n],
  ['a huge exponent', '0e999999999', 0n],
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
  ['an exponent without digits', '1e'],
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

test('adds, and takes the format of the first that is not zero', () => {
  const sum = [parsed('64Mi'), parsed('64Mi')].reduce(addQuantities, ZERO_QUANTITY);
  expect(canonicalQuantity(sum)).toBe('128Mi');
});

test('counts thousandths up', () => {
  expect(millisOf(parsed('0.0001'))).toBe(1n);
  expect(isWhole(parsed('100m'))).toBe(false);
  expect(isWhole(parsed('2000m'))).toBe(true);
});
