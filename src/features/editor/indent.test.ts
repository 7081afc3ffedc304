import { expect, test } from 'vitest';
import { indentAfter } from './indent.ts';

test.each([
  ['an empty line', '', ''],
  ['a key with a value keeps the indentation', '  name: web', '  '],
  ['a bare key goes one step in', '  containers:', '    '],
  ['a bare key with blanks behind it too', 'spec:  ', '  '],
  ['an item that opens a mapping goes one step in', '  - securityContext:', '    '],
  ['a comment that ends in a colon opens nothing', '  # as follows:', '  '],
  ['a value with a colon in it opens nothing', '  image: nginx:1.29', '  '],
])('after %s', (_name, before, expected) => expect(indentAfter(before)).toBe(expected));
