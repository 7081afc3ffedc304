import { expect, test } from 'vitest';
import { canonical, isPage, isPlain, pathBelow } from './path.ts';

test.each([
  ['at the root of a host', '/', '/exercises', '/exercises'],
  ['below a sub-path', '/tripod/', '/tripod/exercises', '/exercises'],
  ['the sub-path itself', '/tripod/', '/tripod', '/'],
  ['a neighbour on the same host', '/tripod/', '/tripods/x', undefined],
])('%s', (_name, base, pathname, path) => expect(pathBelow(base, pathname)).toBe(path));

test.each([
  ['a folder with a slash', '/exercises/', '/exercises'],
  ['the file in a folder', '/exercises/index.html', '/exercises'],
  ['the root', '/', '/'],
  ['the root’s file', '/index.html', '/'],
])('%s has one name', (_name, path, name) => expect(canonical(path)).toBe(name));

test.each([
  ['a lesson', '/lessons/shared-network', true],
  ['the licences', '/third-party-licences.md', false],
])('%s is a page: %s', (_name, path, page) => expect(isPage(path)).toBe(page));

const click = {
  button: 0,
  defaultPrevented: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};
test.each([
  ['a plain click', {}, true],
  ['a click for a new tab', { ctrlKey: true }, false],
  ['a middle click', { button: 1 }, false],
  ['a click that something else has taken', { defaultPrevented: true }, false],
])('%s is followed within the site: %s', (_name, change, plain) =>
  expect(isPlain({ ...click, ...change })).toBe(plain),
);
