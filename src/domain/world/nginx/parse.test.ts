import { expect, test } from 'vitest';
import { checkDirectives } from './check.ts';
import { parseNginx } from './parse.ts';

test('words, quotes, escapes, variables and blocks', () => {
  const { directives } = parseNginx('a "b c" ${d} e\\ f; # no\ng {\n h \'i;\';\n}', 'f');
  expect(directives).toMatchObject([
    { name: 'a', args: ['b c', '${d}', 'e\\ f'], line: 1 },
    { name: 'g', args: [], block: [{ name: 'h', args: ['i;'], line: 3, span: [29, 36] }] },
  ]);
});

test.each([
  ['a brace too many', 'events {}\n}', 'unexpected "}" in f:2'],
  ['a brace too few', 'events {\n', 'unexpected end of file, expecting "}" in f:2'],
  ['a semicolon too few at the end of a block', 'events {\n use epoll\n}', 'unexpected "}" in f:3'],
  ['a semicolon too few at the end', 'user x', 'unexpected end of file, expecting ";" or "}" in f:1'],
  ['an empty statement', ';', 'unexpected ";" in f:1'],
  ['a letter behind a quote', 'user "a"b;', 'unexpected "b" in f:1'],
])('syntax: %s', (_name, text, expected) => {
  expect(parseNginx(text, 'f').error?.text).toBe(expected);
});

test.each([
  ['a typing mistake', 'http { server { listn 80; } }', 'unknown directive "listn" in f:1'],
  [
    'a block for a plain directive',
    'http { server { listen 80 location / { } } }',
    'directive "listen" is not terminated by ";" in f:1',
  ],
  ['no block where one belongs', 'http;', 'directive "http" has no opening "{" in f:1'],
  ['a wrong place', 'server { }', '"server" directive is not allowed here in f:1'],
  [
    'too many words',
    'http { server { location / { proxy_pass http://a b; } } }',
    'invalid number of arguments in "proxy_pass" directive in f:1',
  ],
  [
    'a weight with a blank',
    'http { upstream u { server a weight 3; } }',
    'invalid parameter "weight" in f:1',
  ],
  [
    'a port out of range',
    'http { server { listen 99999; } }',
    'invalid port in "99999" of the "listen" directive in f:1',
  ],
  ['all is well', 'http { server { listen [::]:80 default_server; } }', undefined],
])('check: %s', (_name, text, expected) => {
  expect(checkDirectives(parseNginx(text, 'f').directives).error?.text).toBe(expected);
});
