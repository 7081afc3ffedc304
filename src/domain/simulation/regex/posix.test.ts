import { describe, expect, it } from 'vitest';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { posixRegex } from './posix.ts';
import { RegexError } from './syntax.ts';

type Dialect = Parameters<typeof posixRegex>[1];

/** The match and its groups, `-` for one that took no part; `no` without a match; the message for what is no expression. */
function found(dialect: Dialect, source: string, text: string, ignoreCase = false): string {
  try {
    const match = posixRegex(source, dialect, { ignoreCase }).exec(text);
    return match ? match.groups.map((group) => group ?? '-').join(' ') : 'no';
  } catch (error) {
    if (error instanceof RegexError) return error.message;
    throw error;
  }
}

describe('what an expression finds', () => {
  it.each<[says: string, dialect: Dialect, source: string, text: string, expected: string]>([
    ['the longest of several alternatives', 'ere', 'a|ab|abc', 'xabcd', 'abc'],
    ['the first place, not the longest match', 'ere', 'a|bcd', 'abcd', 'a'],
    ['alternatives from the left for what groups get', 'ere', '(a|ab)(c|bcd)(d*)', 'abcd', 'abcd a bcd '],
    ['an optional part that makes it longer', 'ere', 'x*(xy)?', 'xxy', 'xxy xy'],
    ['the last turn of a loop', 'ere', '(a|b)*', 'ab', 'ab b'],
    ['a group that took no part', 'ere', '(a)|(b)', 'b', 'b - b'],
    ['an empty loop in a loop', 'ere', '(a*)*b', 'aab', 'aab aa'],
    ['a plus over what can be empty', 'ere', '(a|b*)+c', 'abbc', 'abbc bb'],
    ['counted repeats', 'ere', '(ab){2,3}', 'abababab', 'ababab ab'],
    ['a counted repeat of nothing', 'ere', 'a{0}b', 'ab', 'b'],
    ['anchors', 'ere', '^a|b$', 'bb', 'b'],
    ['anchors in the middle of the basic dialect', 'bre', 'a^b$c', 'a^b$c', 'a^b$c'],
    ['stars that are bytes', 'bre', '*a\\(*b\\)', '*a*b', '*a*b *b'],
    ['alternatives and plus in the basic dialect', 'bre', 'a\\+\\|b', 'aab', 'aa'],
    ['back-references', 'bre', '\\(.*\\)-\\1', 'xab-aby', 'ab-ab ab'],
    ['back-references in the extended dialect', 'ere', '([a-z])x\\1', 'bxc axa', 'axa a'],
    ['a reference to a group that took no part matches nothing', 'ere', '(a)|b\\1', 'b', 'no'],
    ['classes', 'ere', '[[:upper:][:digit:]_]+', 'abC1_d', 'C1_'],
    ['a range and a negation', 'ere', '[^a-c]+', 'abcdea', 'de'],
    ['brackets with their own sign first', 'ere', '[]x]+', 'a]x]', ']x]'],
    ['equivalence and collating', 'ere', '[[=a=][.-.]]+', 'xa-a', 'a-a'],
    ['word edges', 'ere', '\\bfoo\\b', 'foobar foo', 'foo'],
    ['begin and end of words', 'bre', '\\<b.\\>', 'abc bd', 'bd'],
    ['word bytes', 'ere', '\\w+\\W\\w+', '-a_b c', 'a_b c'],
    ['a dot is any byte, also a line end', 'ere', 'a.b', 'a\nb', 'a\nb'],
    ['a lone closing parenthesis', 'ere', 'a)', 'a)', 'a)'],
    ['in awk a text that is none in the extended dialect is one in the basic', 'awk', 'a{', 'a{', 'a{'],
  ])('%s', (_, dialect, source, text, expected) => {
    expect(found(dialect, source, text)).toBe(expected);
  });

  it('both cases, also in sets and ranges', () => {
    expect(found('ere', '[a-c]+X[^y]', 'zABCxYxz', true)).toBe('no');
    expect(found('ere', '[a-c]+X[^y]', 'zABCxzY', true)).toBe('ABCxz');
  });

  it('the rest of a line does not begin it', () => {
    expect(posixRegex('^a', 'ere').exec('a', true)).toBeUndefined();
  });
});

describe('what is no expression', () => {
  it.each<[says: string, dialect: Dialect, source: string, message: string]>([
    ['a parenthesis that is not closed', 'ere', '(a', 'Unmatched ( or \\('],
    ['a parenthesis too many in the basic dialect', 'bre', 'a\\)', 'Unmatched ( or \\('],
    ['a bracket that is not closed', 'ere', '[a', 'Unmatched [, [^, [:, [., or [='],
    ['a class that is not closed', 'bre', '[[:alpha:]', 'Unmatched [, [^, [:, [., or [='],
    ['a class that is not there', 'bre', '[[:foo:]]', 'Invalid character class name'],
    ['a range that runs backwards', 'ere', '[b-a]', 'Invalid range end'],
    ['a star without an operand', 'ere', 'a|*b', 'Invalid preceding regular expression'],
    ['a plus behind the begin', 'ere', '^+', 'Invalid preceding regular expression'],
    ['two stars in the basic dialect', 'bre', 'a**', 'Invalid preceding regular expression'],
    ['a count that is not closed', 'bre', 'a\\{1', 'Unmatched \\{'],
    ['a count that is none', 'ere', 'a{x}', 'Invalid content of \\{\\}'],
    ['a count that runs backwards', 'ere', 'a{2,1}', 'Invalid content of \\{\\}'],
    ['a count without bounds', 'ere', 'a{99999}', 'Regular expression too big'],
    ['a reference to a group that is not there', 'ere', '(a)\\2', 'Invalid back reference'],
    ['a backslash at the end', 'ere', 'a\\', 'Trailing backslash'],
  ])('%s', (_, dialect, source, message) => {
    expect(found(dialect, source, '')).toBe(message);
  });
});

describe('expressions that would take for ever', () => {
  it.each([
    ['nested repeats', '(a+)+$'],
    ['alternatives that overlap', '^(a|a)*$'],
    ['repeats one behind the other', '^a*a*a*a*a*a*a*a*$'],
    ['an optional part many times', '(a?){30}a{30}$'],
  ])('%s take a time that grows with the text', (_, source) => {
    // A machine that tries one way after the other would not come back from this.
    expect(found('ere', source, `${'a'.repeat(2_000)}b`)).toBe('no');
  });

  it('with back-references the search is given up and said to be unknown', () => {
    expect(() => found('ere', '(a*)*(b)\\2c', `${'a'.repeat(60)}b`)).toThrow(Unmodelled);
  });

  it('a program of an absurd size is not run', () => {
    expect(() => found('ere', '((a{200}){200}){200}', 'a')).toThrow(Unmodelled);
  });
});
