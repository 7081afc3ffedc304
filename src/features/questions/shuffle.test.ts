import { expect, test } from 'vitest';
import { moved, shownOrder } from './shuffle.ts';

test.each([
  ['nothing to show', 0],
  ['one option', 1],
  ['two options', 2],
  ['six options', 6],
])('%s: every place once, and the same each time', (_name, count) => {
  const order = shownOrder('pod-network', count);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_none, place) => place));
  expect(shownOrder('pod-network', count)).toEqual(order);
});

test('no question is shown in the order it was written in', () => {
  const asWritten = Array.from({ length: 200 }, (_none, id) => shownOrder(`question-${id}`, 3).join()).filter(
    (order) => order === '0,1,2',
  );
  expect(asWritten).toEqual([]);
});

test('the option that was written first stands at each place for some question', () => {
  const places = new Set(
    Array.from({ length: 40 }, (_none, id) => shownOrder(`question-${id}`, 4).indexOf(0)),
  );
  expect(places).toEqual(new Set([0, 1, 2, 3]));
});

test.each<[name: string, from: number, to: number, expected: readonly number[]]>([
  ['up by one', 2, 1, [5, 7, 6]],
  ['down by one', 0, 1, [6, 5, 7]],
  ['above the first stays', 0, -1, [5, 6, 7]],
  ['below the last stays', 2, 3, [5, 6, 7]],
])('an item moved %s', (_name, from, to, expected) => expect(moved([5, 6, 7], from, to)).toEqual(expected));
