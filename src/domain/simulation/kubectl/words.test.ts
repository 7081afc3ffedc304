import { describe, expect, it } from 'vitest';
import { splitCommandLine } from './words.ts';

describe('splitCommandLine', () => {
  it.each([
    ['blanks part words', ' kubectl  get\tpods ', ['kubectl', 'get', 'pods']],
    ['k is kubectl', 'k get k', ['kubectl', 'get', 'k']],
    ['single quotes keep all', `k get po -o jsonpath='{.a[?(@.b=="c")]}' `, ['kubectl', 'get', 'po', '-o', 'jsonpath={.a[?(@.b=="c")]}']],
    ['double quotes keep blanks', 'k exec a -- sh -c "echo it\'s $HOME; ls"', ['kubectl', 'exec', 'a', '--', 'sh', '-c', "echo it's $HOME; ls"]],
    ['backslashes in double quotes', String.raw`a "x\"y\\z\n"`, ['a', String.raw`x"y\z\n`]],
    ['a backslash keeps a blank', String.raw`a b\ c`, ['a', 'b c']],
    ['a line goes on after a backslash', 'a b\\\nc', ['a', 'bc']],
    ['an empty word', `a '' ""`, ['a', '', '']],
    ['parts of one word', `a x'y'"z"`, ['a', 'xyz']],
    ['a comment', 'k get pods # all', ['kubectl', 'get', 'pods']],
    ['a sign inside a word is no comment', 'a b#c', ['a', 'b#c']],
    ['nothing', '   ', []],
  ])('%s', (_says, line, words) => {
    expect(splitCommandLine(line)).toEqual({ ok: true, words });
  }); // prettier-ignore

  it.each([
    ['a single quote is open', "a 'b", "looking for matching `''"],
    ['a double quote is open', 'a "b', 'looking for matching `"\''],
    ['a pipe needs a shell', 'k get pods | grep web', '"|" needs a shell'],
    ['a variable needs a shell', 'k get pod $NAME', '"$" needs a shell'],
    ['so does a file', 'k get pod web -o yaml > web.yaml', '">" needs a shell'],
  ])('%s', (_says, line, part) => {
    const split = splitCommandLine(line);
    expect(split.ok ? '' : split.message).toContain(part);
  });
});
