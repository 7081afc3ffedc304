import { describe, expect, test } from 'vitest';
import type { Stored } from '#domain/kubernetes/added/types.ts';
import { fieldsOf, legendOf, rowsOf, valueText } from './added-rows.ts';

const stored: Stored = {
  doc: '0',
  kind: 'Pod',
  name: 'web',
  accepted: true,
  lines: [
    { text: 'kind: Pod', origin: 'written' },
    { text: 'dnsPolicy: ClusterFirst', origin: 'default', field: 0 },
    { text: 'restartPolicy: Always', origin: 'default', field: 1 },
    { text: 'tolerations:', origin: 'admission' },
    { text: '- effect: NoExecute', origin: 'admission', field: 2 },
    { text: '  key: a', origin: 'admission', field: 2 },
  ],
  added: [
    { path: 'dnsPolicy', value: 'ClusterFirst', origin: 'default', because: 'Same.' },
    { path: 'restartPolicy', value: 'Always', origin: 'default', because: 'Same.' },
    {
      path: 'tolerations[0]',
      value: { effect: 'NoExecute', key: 'a' },
      origin: 'admission',
      because: 'Stays.',
    },
  ],
  leftOut: '',
};

describe('the listing', () => {
  test.each<[string, { admission: boolean; reasons: boolean }, readonly string[]]>([
    [
      'gives each reason once, at the first line of its field',
      { admission: true, reasons: true },
      [
        'kind: Pod',
        'dnsPolicy: ClusterFirst <Same.>',
        'restartPolicy: Always',
        'tolerations:',
        '- effect: NoExecute <Stays.>',
        '  key: a',
      ],
    ],
    [
      'leaves out what admission adds',
      { admission: false, reasons: true },
      ['kind: Pod', 'dnsPolicy: ClusterFirst <Same.>', 'restartPolicy: Always'],
    ],
    [
      'leaves out the reasons',
      { admission: false, reasons: false },
      ['kind: Pod', 'dnsPolicy: ClusterFirst', 'restartPolicy: Always'],
    ],
  ])('%s', (_, choice, lines) =>
    expect(
      rowsOf(stored, choice).map(({ text, reason }) => (reason === '' ? text : `${text} <${reason}>`)),
    ).toEqual(lines),
  );

  test('explains the signs that stand in it', () => {
    expect(legendOf(stored, { admission: false })).toEqual(['default']);
    expect(legendOf(stored, { admission: true })).toEqual(['default', 'admission']);
  });

  test('has the same fields as a list, each with its own reason', () => {
    expect(fieldsOf(stored, { admission: false }).map(({ because }) => because)).toEqual(['Same.', 'Same.']);
    expect(fieldsOf(stored, { admission: true })).toHaveLength(3);
  });
});

test.each<[string, unknown, string]>([
  ['a word', 'Always', 'Always'],
  ['nothing', '', '""'],
  ['a number', 0, '0'],
  ['an empty part', {}, '{}'],
  ['a part of several fields', { a: 1 }, ''],
])('a value that is %s', (_, value, text) =>
  expect(valueText({ path: 'a', value, origin: 'default', because: '' })).toBe(text),
);
