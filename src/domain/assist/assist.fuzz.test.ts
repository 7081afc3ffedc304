import fc from 'fast-check';
import { expect, test } from 'vitest';
import { helpAt } from './help.ts';
import { suggest } from './suggest.ts';

const POD = `apiVersion: v1
kind: Pod
spec:
  volumes: [{name: a, emptyDir: {}}]
  containers:
  - name: app
    command: ["sh", '-c']
    args:
      - >-
        text: of a script
    volumeMounts:
      - {name: a, mountPath: /a}
`;
const piece = fc.constantFrom(
  '- ',
  ': ',
  '\n',
  '  ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '#',
  '|',
  '---\n',
  'name',
  'spec:',
  '\t',
  '\r',
  '\u0000',
  '💡',
  '__proto__: ',
);
const soup = fc
  .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 })
  .map((parts) => parts.join(''));
/** A right manifest with something put into it. */
const broken = fc
  .tuple(fc.nat(POD.length), soup)
  .map(([at, text]) => POD.slice(0, at) + text + POD.slice(at));

test.each([
  ['of any signs', soup],
  ['of a manifest with any signs in it', broken],
])('in a text %s nothing throws, and every place lies in the text', (_name, texts) => {
  fc.assert(
    fc.property(texts, fc.nat(), (text, somewhere) => {
      const caret = somewhere % (text.length + 1);
      const spans = [
        ...suggest(text, caret, text).map(({ replaces }) => replaces),
        helpAt(text, caret)?.span ?? [0, 0],
      ];
      for (const [start, end] of spans) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (const { replaces } of suggest(text, caret)) expect(text.slice(...replaces)).not.toContain('\n');
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('deep brackets, long lines and many lines end', () => {
  for (const text of [
    '['.repeat(60_000),
    '{a: '.repeat(15_000),
    '- '.repeat(30_000),
    `a: [\n`.repeat(10_000),
    `"`.repeat(60_000),
  ])
    expect(suggest(text, text.length)).toBeInstanceOf(Array);
});
