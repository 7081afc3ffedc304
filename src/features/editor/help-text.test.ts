import { describe, expect, test } from 'vitest';
import type { FieldHelp } from '#domain/assist/types.ts';
import { helpText, plainText } from './help-text.ts';

const help = (change: Partial<FieldHelp> = {}): FieldHelp => ({
  span: [0, 4],
  path: 'spec.restartPolicy',
  type: 'string',
  required: false,
  documentation: 'Restart policy',
  defaultsTo: 'Always',
  values: ['Always', 'Never'],
  ...change,
});

describe('the hover of a field', () => {
  test.each<[string, Partial<FieldHelp>, readonly string[]]>([
    [
      'says path, type, what for, default and values',
      {},
      [
        '`spec.restartPolicy` string&#44; optional',
        'Restart policy\n\nDefault: Always\n\nOne of: `Always`, `Never`',
      ],
    ],
    [
      'says nothing of what there is not',
      { required: true, defaultsTo: '', values: [] },
      ['`spec.restartPolicy` string&#44; required', 'Restart policy'],
    ],
    [
      'is one line where nothing is known but the type',
      { documentation: '', defaultsTo: '', values: [] },
      ['`spec.restartPolicy` string&#44; optional'],
    ],
    [
      'keeps a key of the learner inside its code',
      { path: 'metadata.labels[a`b](x)', documentation: '', defaultsTo: '', values: [] },
      ['`metadata.labels[a b](x)` string&#44; optional'],
    ],
  ])('%s', (_name, change, expected) => expect(helpText(help(change))).toEqual(expected));
});

test.each([
  ['HTML', '<img src=x onerror=alert(1)>'],
  ['a link', '[here](command:quit)'],
  ['a picture', '![](https://example.org/x.png)'],
  ['an address', 'https://kubernetes.io/docs or www.kubernetes.io or a@b.org'],
  ['emphasis and code', '*a* _b_ `c` ~~d~~ **e**'],
  ['a heading', '# not a heading'],
  ['an entity', '&lt;b&gt; &#60;'],
  ['a template', "{{constructor.constructor('alert(1)')()}}"],
  ['a block of code', '    four spaces\n\n    and again'],
  ['a table', '| a | b |\n| - | - |'],
])('no markup is left of %s', (_name, text) => {
  const escaped = plainText(text);
  expect(escaped.replace(/&#\d+;/g, '')).toMatch(/^[\p{L}\p{N}\s]*$/u);
  const shown = escaped.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
  expect(shown.replaceAll('  \n', '\n')).toBe(text);
});
