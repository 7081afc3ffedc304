import { expect, test } from 'vitest';
import { isValidLabelValue } from './labels.ts';
import {
  isConfigMapKey,
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isHTTPHeaderName,
  isQualifiedName,
  isRelaxedEnvVarName,
  nameIsDNSSubdomain,
} from './names.ts';

const LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

test.each([
  ['a plain name', 'web-1', []],
  ['63 characters', 'a'.repeat(63), []],
  ['64 characters', 'a'.repeat(64), ['must be no more than 63 characters']],
  ['dots', 'web.example', ['must not contain dots']],
  ['a capital letter', 'Web', [LABEL]],
  ['a dash at the end', 'web-', [LABEL]],
  ['a line end', 'web\n', [LABEL]],
  ['nothing', '', [LABEL]],
])('label: %s', (_, name, messages) => {
  expect(isDNS1123Label(name)).toEqual(messages);
});

test.each([
  ['dots', 'a.b-c.d', 0],
  ['two dots in a row', 'a..b', 1],
  ['an underscore', 'a_b', 1],
  ['254 characters', 'a'.repeat(254), 1],
])('subdomain: %s', (_, name, count) => {
  expect(isDNS1123Subdomain(name)).toHaveLength(count);
});

test('a service name starts with a letter', () => {
  expect(isDNS1035Label('db-1')).toEqual([]);
  expect(isDNS1035Label('1db')).toHaveLength(1);
});

test('a generated name may end in one dash', () => {
  expect(nameIsDNSSubdomain('web-', true)).toEqual([]);
  expect(nameIsDNSSubdomain('web-')).toHaveLength(1);
});

test.each([
  ['a bare key', 'app', []],
  ['a prefix', 'app.kubernetes.io/name', []],
  ['an empty prefix', '/name', ['prefix part must be non-empty']],
  [
    'an empty name',
    'a/',
    ['name part must be non-empty', expect.stringContaining('name part must consist of')],
  ],
  ['a bad prefix', 'A/b', [expect.stringContaining('prefix part a lowercase RFC 1123 subdomain')]],
  [
    'two slashes',
    'a/b/c',
    [expect.stringContaining("with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')")],
  ],
  ['a long name', 'a'.repeat(64), ['name part must be no more than 63 bytes']],
])('qualified name: %s', (_, name, messages) => {
  expect(isQualifiedName(name)).toEqual(messages);
});

test.each([
  ['empty', '', 0],
  ['dots and dashes inside', 'v1.2-rc_1', 0],
  ['a dash in front', '-x', 1],
  ['a blank', 'a b', 1],
  ['64 letters', 'a'.repeat(64), 1],
  ['64 bytes in 32 letters beyond ASCII', 'é'.repeat(32), 2],
])('label value: %s', (_, value, count) => {
  expect(isValidLabelValue(value)).toHaveLength(count);
});

test.each([
  ['a file name', 'nginx.conf', []],
  ['a dot', '.', ["must not be '.'"]],
  ['two dots in front', '..data', ["must not start with '..'"]],
  ['a slash', 'a/b', [expect.stringContaining('a valid config key must consist of')]],
])('config key: %s', (_, key, messages) => {
  expect(isConfigMapKey(key)).toEqual(messages);
});

test.each([
  ['blanks and digits first', '1 a-b', 0],
  ['an equals sign', 'A=B', 1],
  ['a letter beyond ASCII', 'Ä', 1],
  ['nothing', '', 1],
])('environment variable: %s', (_, name, count) => {
  expect(isRelaxedEnvVarName(name)).toHaveLength(count);
});

test('a header has letters, digits and dashes', () => {
  expect(isHTTPHeaderName('X-Ready')).toEqual([]);
  expect(isHTTPHeaderName('X Ready')).toHaveLength(1);
});
