import { expect, test } from 'vitest';
import { refusedPaste } from './use-paste-limit.ts';

test.each([
  ['a manifest', 'kind: Pod\n'.repeat(200), undefined],
  ['as much as is judged', 'x'.repeat(65_536), undefined],
  [
    'one character more',
    'x'.repeat(65_537),
    'Not pasted: that text has 65 KiB, and the limit is 64 KiB. Yours is as it was.',
  ],
  [
    'a million lines',
    '\n'.repeat(1_048_576),
    'Not pasted: that text has 1,024 KiB, and the limit is 64 KiB. Yours is as it was.',
  ],
  ['as many lines as one may', '\n'.repeat(4_999), undefined],
  ['a line more', '\n'.repeat(5_000), 'Not pasted: that text has more than 5,000 lines. Yours is as it was.'],
])('pasting %s', (_name, text, expected) => expect(refusedPaste(text)).toBe(expected));
