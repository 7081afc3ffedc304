import { expect, test } from 'vitest';
import { indentAfter } from './indent.ts';

test.each([
  ['an empty line', '', ''],
  ['a key with a value keeps the indentation', '  name: web', '  '],
  ['a bare key goes one step in', '  containers:', '    '],
  ['a bare key with blanks behind it too', 'spec:  ', '  '],
  ['an item that opens a mapping goes below its key', '  - securityContext:', '      '],
  ['the first key of an item is where the next one stands', '  - name: web', '    '],
  ['an item that is no mapping is where the next one stands', '  - sleep', '  '],
  ['an item with an address in it too', '  - http://localhost:8080', '  '],
  ['the mark of a text in lines goes one step in', '  config: |', '    '],
  ['the same in an item', '  - config: >-', '      '],
  ['an item that is a text in lines', '  - |', '    '],
  ['a dash alone keeps the indentation', '  - ', '  '],
  ['a comment that ends in a colon opens nothing', '  # as follows:', '  '],
  ['a value with a colon in it opens nothing', '  image: nginx:1.29', '  '],
])('after %s', (_name, before, expected) => expect(indentAfter(before)).toBe(expected));
