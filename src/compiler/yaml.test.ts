import { expect, test } from 'vitest';
import { readYaml, type YamlPath } from './yaml.ts';

const TEXT = `# a comment
title: x
list:
  - one
  - { a: 1, b: 2 }
  -
    c: |
      two
      lines
    d: "e"
`;

test.each<[name: string, path: YamlPath, line: number]>([
  ['a key', ['title'], 2],
  ['a list is where its key is', ['list'], 3],
  ['an item', ['list', 0], 4],
  ['a key of a flow mapping', ['list', 1, 'b'], 5],
  ['a key after a block of text', ['list', 2, 'd'], 10],
  ['what is missing is where its parent is', ['list', 2, 'nothing'], 7],
  ['what is missing at the top is at the top', ['nothing'], 1],
])('%s has its line', (_name, path, line) => {
  const source = readYaml('x.yaml', TEXT, () => undefined);
  expect(source?.lineOf(path)).toBe(line);
});

test('lines are counted from the line that the text begins at', () => {
  expect(readYaml('x.md', 'title: x\nminutes: 3', () => undefined, 2)?.lineOf(['minutes'])).toBe(3);
});

test.each([
  ['plain YAML 1.2 leaves words alone', 'a: yes', { a: 'yes' }],
  ['times are text', 'a: 10:30', { a: '10:30' }],
  ['dates are text', 'a: 2026-11-24', { a: '2026-11-24' }],
])('%s', (_name, text, value) => {
  expect(readYaml('x.yaml', text, () => undefined)?.value).toEqual(value);
});

test.each([
  ['a key twice', 'a: 1\na: 2', 2],
  ['a text that holds a colon', 'a: b\nc: d: e', 2],
  ['two documents', 'a: 1\n---\nb: 2', 1],
  ['nothing', '', 1],
])('%s is reported at its line', (_name, text, line) => {
  const lines: number[] = [];
  expect(readYaml('x.yaml', text, (error) => void lines.push(error.line))).toBeUndefined();
  expect(lines).toEqual([line]);
});
