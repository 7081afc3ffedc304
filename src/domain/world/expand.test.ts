import { expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';
import { expand } from './expand.ts';

test.each([
  ['a known name', 'go $(A)', 'go 1'],
  ['an unknown name stays', '$(B)', '$(B)'],
  ['two dollars are one', '$$(A)', '$(A)'],
  ['the shell keeps its own', '$A ${A} $(', '$A ${A} $('],
])('expands %s', (_name, text, expected) => {
  expect(expand(text, (name) => (name === 'A' ? '1' : undefined))).toBe(expected);
});

test('what is longer than any process can be given is not expanded', () => {
  expect(expand('$(A)$(A)', () => 'x'.repeat(100_000))).toBeUndefined();
});

test.each([
  ['plain text', 'aGVsbG8=', 'hello'],
  ['UTF-8', 'w6nigqzwn5iA', 'é€😀'],
  ['no base64', 'a*b', undefined],
  ['an empty text', '', ''],
])('decodes %s', (_name, text, expected) => {
  expect(decodeBase64(text)).toBe(expected);
});
