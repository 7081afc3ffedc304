import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

const fresh = { scheme: 'system', vimKeys: false, suggestions: true };

test.each([
  ['nothing stored', null, fresh],
  ['settings of an earlier version', '{"scheme":"dark"}', { ...fresh, scheme: 'dark' }],
  [
    'all of them',
    '{"scheme":"light","vimKeys":true,"suggestions":false}',
    { scheme: 'light', vimKeys: true, suggestions: false },
  ],
  ['values that are none', '{"scheme":"pink","vimKeys":"yes","suggestions":0}', fresh],
  ['half a text', '{"scheme":', fresh],
  ['null', 'null', fresh],
  ['a number', '7', fresh],
])('settings from %s', (_name, text, expected) => expect(readSettings(text)).toEqual(expected));
