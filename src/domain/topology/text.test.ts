import { describe, expect, test } from 'vitest';
import { channelLanes, packLanes, spread } from './lanes.ts';
import { fit, fitPath, widthOf, wrap } from './text.ts';

describe('text', () => {
  test.each<[string, string, number]>([
    ['what fits stays whole', 'nginx:1.27', 200],
    ['what does not fit ends in an ellipsis', 'a-very-long-name-of-a-container-indeed', 120],
    ['emoji are not cut in half', '🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊', 60],
    ['a megabyte costs no more than a line', 'n'.repeat(1_000_000), 100],
  ])('%s', (_name, text, width) => {
    const fitted = fit(text, width, 12, 'sans');
    expect(widthOf(fitted, 12, 'sans')).toBeLessThanOrEqual(width);
    expect(fitted === text || fitted.endsWith('…')).toBe(true);
    expect(fitted).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('a path keeps its last part', () => {
    expect(fitPath('/usr/local/apache2/conf/httpd.conf', 140, 12)).toMatch(/^\/usr.*….*httpd\.conf$/);
  });

  test('a sentence breaks at spaces, the last line is cut', () => {
    expect(wrap('no volume named pages in this Pod', 90, 12, 'sans', 3)).toEqual([
      'no volume',
      'named pages',
      'in this Pod',
    ]);
    expect(wrap('one two three four five six', 30, 12, 'sans', 2)).toHaveLength(2);
  });
});

describe('places on one axis', () => {
  test.each<[string, number[], number[], number[]]>([
    ['those apart stay where they want to be', [0, 50], [20], [0, 50]],
    ['those too near move apart by the same', [10, 10], [20], [0, 20]],
    ['order is kept, whatever is wanted', [40, 0], [10], [15, 25]],
  ])('%s', (_name, wanted, gaps, places) => expect(spread(wanted, gaps)).toEqual(places));

  test('lines share a lane only when they do not touch', () => {
    const lanes = packLanes(
      [
        { id: 'a', from: 0, to: 10 },
        { id: 'b', from: 5, to: 20 },
        { id: 'c', from: 30, to: 40 },
      ],
      2,
    );
    expect([...lanes]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
  });

  test('a bundle that fans out does not cross itself: whoever enters lowest turns first', () => {
    const lanes = channelLanes(
      [
        { id: 'a', from: 0, to: 100 },
        { id: 'b', from: 20, to: 200 },
        { id: 'level', from: 7, to: 7 },
      ],
      8,
    );
    expect([...lanes]).toEqual([
      ['b', 0],
      ['a', 1],
    ]);
  });
});
