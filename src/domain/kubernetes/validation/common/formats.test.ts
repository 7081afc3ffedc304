import { expect, test } from 'vitest';
import { FieldPath } from '#domain/kubernetes/field-path.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { byteLength } from './bytes.ts';
import { trimSpace } from './spaces.ts';
import { validateLocalNonReservedPath } from './paths.ts';
import { isValidPortName, isValidPortNum } from './ports.ts';

test.each([
  ['a name', 'http', []],
  ['digits alone', '8080', ['must contain at least one letter (a-z)']],
  ['16 letters', 'a'.repeat(16), ['must be no more than 15 characters']],
  ['two dashes', 'a--b', ['must not contain consecutive hyphens']],
  ['a dash at the end', 'web-', ['must not begin or end with a hyphen']],
  ['a capital', 'Http', ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']],
])('port name: %s', (_, name, messages) => {
  expect(isValidPortName(name)).toEqual(messages);
});

test.each([
  [1, 0],
  [65535, 0],
  [0, 1],
  [65536, 1],
  [-1, 1],
])('port %i has %i errors', (port, count) => {
  expect(isValidPortNum(port)).toHaveLength(count);
});

test.each([
  ['a file', 'conf.d/app.conf', []],
  ['dots inside of a name', 'a..b', []],
  ['an absolute path', '/etc', ['must be a relative path']],
  ['a step back', 'a/../b', ["must not contain '..'"]],
  ['a reserved name', '..data', ["must not start with '..'"]],
])('path of a file in a volume: %s', (_, path, details) => {
  const errors = new FieldErrors();
  validateLocalNonReservedPath(path, FieldPath.root.child('path'), errors);
  expect(errors.errors.map((error) => error.detail)).toEqual(details);
});

test.each([
  ['abc', 3],
  ['é', 2],
  ['€', 3],
  ['😀', 4],
])('%s takes %i bytes', (text, bytes) => {
  expect(byteLength(text)).toBe(bytes);
});

test.each([
  ['blanks and line ends', ' \t\na b\r\n ', 'a b'],
  ['a no-break space', '\u00a0a\u3000', 'a'],
  ['a next line', 'a\u0085', 'a'],
  ['a byte order mark, which is no space', '\ufeffa', '\ufeffa'],
  ['a zero width space, which is none either', 'a\u200b', 'a\u200b'],
])('trims %s', (_, text, trimmed) => {
  expect(trimSpace(text)).toBe(trimmed);
});
