import { describe, expect, it } from 'vitest';
import { parseShell } from './script.ts';

describe('parseShell', () => {
  it.each<[says: string, source: string, message: string, at: number]>([
    ['a word that is reserved elsewhere', 'echo a; done', 'unexpected "done"', 12],
    ['a list that is missing', 'if fi', 'unexpected "fi"', 5],
    ['a word that has to follow', 'while true; done', 'unexpected "done" (expecting "do")', 16],
    ['the end where more has to come', 'if true; then echo a', 'unexpected end of file (expecting "fi")', 20],
    ['the end after an operator', 'echo a && ', 'unexpected end of file', 10],
    ['the end inside braces', '{ echo a', 'unexpected end of file (expecting "}")', 8],
    ['a parenthesis too many', 'echo )', 'unexpected ")"', 6],
    ['an empty command', 'echo a; ;', 'unexpected ";"', 9],
    ['a word after a compound command', '{ :; } x', 'unexpected word', 8],
    ['a quote that is not closed', "echo 'a", 'unterminated quoted string', 7],
    ['a brace that is not closed', 'echo ${x', "missing '}'", 8],
    ['a substitution that is not closed', 'echo $(ls', 'unexpected end of file (expecting ")")', 9],
    ['a backquote that is not closed', 'echo `ls', 'EOF in backquote substitution', 8],
    ['arithmetic that is not closed', 'echo $((1+', "missing '))'", 10],
    ['a loop over what is no name', 'for 1 in a; do :; done', 'bad for loop variable', 5],
    ['a function whose name is none', 'a-b() { :; }', 'bad function name', 5],
    ['an array', 'a=(1 2)', 'unexpected "("', 3],
    ['a here-string', 'cat <<< a', 'unexpected redirection', 7],
    ['a second negation', '! ! true', 'unexpected "!"', 3],
  ])('names %s', (_says, source, message, at) => {
    expect(parseShell(source)).toEqual({ ok: false, message: `syntax error: ${message}`, at });
  });

  it.each<[says: string, source: string, lines: number]>([
    ['an empty text', '', 0],
    ['comments and blank lines', '# a\n\n  # b\n', 0],
    ['one command for each line', 'a\nb; c\n', 2],
    ['lines that go on', 'a &&\nb |\nc\nif x\nthen y\nfi\n', 2],
    ['a here-document', 'cat <<E; a\n$x `y`\nE\nb\n', 2],
    ['a here-document without an end', 'cat <<E\na', 1],
    ['an unknown operator, which only fails when it is expanded', 'if x; then echo ${x^^}; fi', 1],
    ['reserved words as arguments', 'echo if then fi { } done', 1],
  ])('reads %s', (_says, source, lines) => {
    const parsed = parseShell(source);
    expect(parsed.ok && parsed.script.commands.length).toBe(lines);
  });

  it('gives up on what is nested too deeply, and says so', () => {
    expect(parseShell('$('.repeat(10_000))).toMatchObject({
      ok: false,
      message: 'too many levels of nesting',
    });
    expect(parseShell('{ '.repeat(10_000)).ok).toBe(false);
    expect(parseShell('"${x:-'.repeat(10_000)).ok).toBe(false);
    expect(parseShell('if a; then b; el'.repeat(10_000)).ok).toBe(false);
  });

  it('takes its time in proportion to the text', () => {
    const long = 'echo "$x" ${y:-z} $(a | b) > f 2>&1\n'.repeat(5_000);
    expect(parseShell(long).ok).toBe(true);
  });
});
