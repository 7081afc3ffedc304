import { describe, expect, test } from 'vitest';
import { meaningOf, unknown } from './commands.ts';
import {
  EMPTY,
  answered,
  cleared,
  completed,
  entered,
  newer,
  noted,
  older,
  textOf,
  typed,
  type Terminal,
} from './terminal.ts';

const enter = (terminal: Terminal, line: string): Terminal =>
  entered(typed(terminal, line), terminal.entries.length + 1, line, 1000);
const with3 = ['a', 'b', 'c'].reduce(enter, EMPTY);

describe('the terminal’s earlier lines', () => {
  test('come back by the arrow up, the last one first, and stop at the first', () => {
    const steps = [older, older, older, older].reduce<readonly Terminal[]>(
      (done, step) => [...done, step(done.at(-1) ?? with3)],
      [],
    );
    expect(steps.map(({ line }) => line)).toEqual(['c', 'b', 'a', 'a']);
  });

  test('lead back to what was being typed', () => {
    const back = newer(newer(older(older(typed(with3, 'half')))));
    expect(back.line).toBe('half');
    expect(newer(back)).toBe(back);
  });

  test('hold no line twice in a row, and no empty one', () => {
    expect(['a', 'a', ' ', 'a'].reduce(enter, EMPTY).past).toEqual(['a']);
  });

  test('are two hundred at most', () => {
    const many = Array.from({ length: 250 }, (_, index) => `line ${index}`).reduce(enter, EMPTY);
    expect(many.past).toHaveLength(200);
    expect(many.entries).toHaveLength(100);
    expect(older(many).line).toBe('line 249');
  });
});

describe('a line that is entered', () => {
  test('stands there with its time until it is answered', () => {
    const open = enter(EMPTY, 'k get pods');
    expect(open).toMatchObject({ line: '', entries: [{ line: 'k get pods', at: 1000, open: true }] });
    const done = answered(open, 1, { stdout: 'NAME\n', stderr: '', code: 0 });
    expect(done.entries[0]).toMatchObject({ stdout: 'NAME\n', open: false });
    expect(textOf(done)).toBe('$ k get pods\nNAME\n');
  });

  test('is answered though the screen was cleared meanwhile', () =>
    expect(answered(cleared(enter(EMPTY, 'k')), 1, { stdout: 'x', stderr: '', code: 0 }).entries).toEqual(
      [],
    ));

  test('is told apart from those of another text', () => {
    const after = noted(enter(EMPTY, 'k'), 9, 'Another text.');
    expect(textOf(after)).toBe('$ k\n# Another text.\n');
    expect(older(after).line).toBe('k');
    expect(noted(EMPTY, 9, 'Another text.')).toBe(EMPTY);
  });

  test('is gone from a cleared screen, and still among the earlier ones', () =>
    expect(cleared(with3)).toMatchObject({ entries: [], past: ['a', 'b', 'c'] }));

  test.each([
    ['', 'nothing'],
    ['   ', 'nothing'],
    ['kubectl get pods', 'kubectl'],
    [' k get pods', 'kubectl'],
    ['kubectx', 'unknown'],
    ['clear', 'clear'],
    ['help', 'help'],
    ['ls -l /', 'unknown'],
    ['constructor', 'unknown'],
  ])('"%s" means %s', (line, meaning) => expect(meaningOf(line)).toBe(meaning));

  test('that is no kubectl is told where it would run', () =>
    expect(unknown('ls -l /')).toContain('kubectl exec POD -c CONTAINER -- ls -l /'));
});

describe('Tab', () => {
  const on = (line: string): Terminal => typed(EMPTY, line);
  test.each<[string, string, readonly string[], string, readonly string[]]>([
    ['takes the only word, with a blank behind it', 'k get po', ['pods'], 'k get pods ', []],
    ['takes it after a blank', 'k logs ', ['web'], 'k logs web ', []],
    ['puts no blank where a value follows', 'k get --output', ['--output='], 'k get --output=', []],
    ['takes what several have in common', 'k logs w', ['web-1', 'web-2'], 'k logs web-', ['web-1', 'web-2']],
    [
      'shows several that have nothing more in common',
      'k logs web-',
      ['web-1', 'web-2'],
      'k logs web-',
      ['web-1', 'web-2'],
    ],
    ['does nothing without a word', 'k logs x', [], 'k logs x', []],
  ])('%s', (_name, line, words, after, choices) =>
    expect(completed(on(line), line, words)).toMatchObject({ line: after, choices }),
  );

  test('comes too late for a line that was changed', () => {
    const changed = on('k get pods -o');
    expect(completed(changed, 'k get po', ['pods'])).toBe(changed);
  });

  test('shows words until the next key', () =>
    expect(typed(completed(on('k '), 'k ', ['get', 'logs']), 'k g').choices).toEqual([]));
});
