import { expect, test } from 'vitest';
import { FieldPath } from '#domain/kubernetes/field-path.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { byteLength } from './bytes.ts';
import { isIP } from './ip.ts';
import { ipWarning } from './ip-warnings.ts';
import { trimSpace } from './spaces.ts';
import { validateLocalNonReservedPath } from './paths.ts';
import { isValidPortName, isValidPortNum } from './ports.ts';

test.each([
  ['IPv4', '10.0.0.1', true],
  ['leading zeros', '010.0.0.1', true],
  ['three parts', '10.0.1', false],
  ['256', '10.0.0.256', false],
  ['IPv6', '2001:db8::1', true],
  ['all groups', '1:2:3:4:5:6:7:8', true],
  ['nothing but colons', '::', true],
  ['IPv4 in IPv6', '::ffff:10.0.0.1', true],
  ['two runs of zeros', '1::2::3', false],
  ['nine groups', '1:2:3:4:5:6:7:8:9', false],
  ['zeros in front of a group', '00001::2', true],
  ['a zone', 'fe80::1%eth0', false],
  ['a name', 'localhost', false],
  ['nothing', '', false],
])('IP address: %s', (_, text, valid) => {
  expect(isIP(text)).toBe(valid);
});

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

test.each<[address: string, word?: string, canonical?: string]>([
  ['10.0.0.1'],
  ['010.0.0.1', 'non-standard', '10.0.0.1'],
  ['::ffff:10.0.0.1', 'non-standard', '10.0.0.1'],
  ['00001::', 'non-standard', '1::'],
  ['2001:db8::1'],
  ['::'],
  ['2001:DB8::1', 'canonical', '2001:db8::1'],
  ['1:0:0:2:0:0:0:3', 'canonical', '1:0:0:2::3'],
  ['1:0:2:3:4:5:6:7'],
  ['0:0:0:0:0:0:0:1', 'canonical', '::1'],
  ['1:2:3:4:5:6:0:0', 'canonical', '1:2:3:4:5:6::'],
  ['nonsense'],
])('of %s the server says: %s %s', (address, word, canonical) => {
  const warning = ipWarning(address);
  if (word === undefined) expect(warning).toBeUndefined();
  else {
    expect(warning).toContain(word);
    expect(warning).toContain(JSON.stringify(canonical));
  }
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
