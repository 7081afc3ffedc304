import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from '#domain/assist/types.ts';
import { merged, moved } from './edits.ts';

const after = (text: string, edits: readonly TextEdit[]): string => {
  const whole = merged(text, edits);
  return whole ? text.slice(0, whole.span[0]) + whole.text + text.slice(whole.span[1]) : text;
};

describe('edits as one', () => {
  test.each<[string, string, readonly TextEdit[], string]>([
    ['none change nothing', 'kind: Pod\n', [], 'kind: Pod\n'],
    ['a word is renamed', 'knd: Pod\n', [{ span: [0, 3], text: 'kind' }], 'kind: Pod\n'],
    ['a line is added at the end', 'a: 1\n', [{ span: [5, 5], text: 'b: 2\n' }], 'a: 1\nb: 2\n'],
    ['a line is taken away', 'a: 1\nb: 2\n', [{ span: [0, 5], text: '' }], 'b: 2\n'],
    [
      'two places, given from the end',
      'a: 1\nb: 2\n',
      [
        { span: [8, 9], text: 'two' },
        { span: [3, 4], text: 'one' },
      ],
      'a: one\nb: two\n',
    ],
    [
      'two at one place keep their order',
      'ad',
      [
        { span: [1, 1], text: 'b' },
        { span: [1, 1], text: 'c' },
      ],
      'abcd',
    ],
  ])('%s', (_name, text, edits, expected) => expect(after(text, edits)).toBe(expected));
});

describe('an offset', () => {
  test.each<[string, number, readonly TextEdit[], number]>([
    ['before the edit stays', 2, [{ span: [4, 6], text: 'longer' }], 2],
    ['behind it moves along', 8, [{ span: [4, 6], text: 'longer' }], 12],
    ['at its end moves along', 6, [{ span: [4, 6], text: 'longer' }], 10],
    ['inside a renamed word stays as far in', 5, [{ span: [4, 9], text: 'other' }], 5],
    ['inside a word that shrinks goes to its end', 8, [{ span: [4, 9], text: 'x' }], 5],
    ['inside what is taken away goes to its place', 7, [{ span: [4, 9], text: '' }], 4],
    ['where text is put in stands behind it', 4, [{ span: [4, 4], text: '  ' }], 6],
    [
      'behind several moves by all of them',
      9,
      [
        { span: [6, 7], text: 'abc' },
        { span: [0, 1], text: '' },
      ],
      10,
    ],
  ])('%s', (_name, offset, edits, expected) => expect(moved(offset, edits)).toBe(expected));

  test('goes with the character that it stands before', () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(fc.string({ minLength: 41, maxLength: 60 }), cuts, fc.nat(40), (text, places, offset) => {
        const ordered = places.toSorted((a, b) => a - b);
        const edits: TextEdit[] = [];
        for (let at = 0; at + 1 < ordered.length; at += 2)
          edits.push({ span: [ordered[at] ?? 0, ordered[at + 1] ?? 0], text: '<>' });
        const gone = edits.some(({ span: [start, end] }) => offset >= start && offset < end);
        const rest = after(text, edits).slice(moved(offset, edits));
        if (!gone) expect(rest.startsWith(text.charAt(offset))).toBe(true);
      }),
    );
  });
});
