import { expect, test } from 'vitest';
import { isPlain, paramsOf, pathBelow } from './path.ts';

test.each<[name: string, base: string, pathname: string, expected: string | undefined]>([
  ['the root itself', '/', '/', '/'],
  ['a page of a site at the root', '/', '/exercises', '/exercises'],
  ['a slash at the end changes nothing', '/', '/exercises/', '/exercises'],
  ['the file that a host serves is its folder', '/', '/about/index.html', '/about'],
  ['the root of a site below a path', '/tripod/', '/tripod/', '/'],
  ['the same without its slash', '/tripod/', '/tripod', '/'],
  ['a page of a site below a path', '/tripod/', '/tripod/lessons/x', '/lessons/x'],
  ['a neighbour whose name begins alike is not ours', '/tripod/', '/tripods', undefined],
  ['another site of the host is not ours', '/tripod/', '/blog', undefined],
])('%s', (_name, base, pathname, expected) => expect(pathBelow(base, pathname)).toBe(expected));

test.each<[name: string, pattern: string, path: string, expected: object | undefined]>([
  ['a fixed address', '/about', '/about', {}],
  ['the root', '/', '/', {}],
  ['a named segment', '/lessons/:slug', '/lessons/init', { slug: 'init' }],
  ['a segment that is encoded', '/lessons/:slug', '/lessons/a%20b', { slug: 'a b' }],
  [
    'a segment whose encoding is broken stays as it is',
    '/lessons/:slug',
    '/lessons/%E0%A4%A',
    { slug: '%E0%A4%A' },
  ],
  ['an empty segment names nothing', '/lessons/:slug', '/lessons/', undefined],
  ['a longer address is another', '/exercises/:id', '/exercises/a/b', undefined],
  ['a shorter address is another', '/exercises/:id', '/exercises', undefined],
])('%s', (_name, pattern, path, expected) => expect(paramsOf(pattern, path)).toEqual(expected));

const CLICK = {
  button: 0,
  defaultPrevented: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};
test.each<[name: string, change: object, plain: boolean]>([
  ['a plain click is ours', {}, true],
  ['the middle button opens a tab', { button: 1 }, false],
  ['Ctrl opens a tab', { ctrlKey: true }, false],
  ['Cmd opens a tab', { metaKey: true }, false],
  ['Shift opens a window', { shiftKey: true }, false],
  ['what a component took care of is left alone', { defaultPrevented: true }, false],
])('%s', (_name, change, plain) => expect(isPlain({ ...CLICK, ...change })).toBe(plain));
