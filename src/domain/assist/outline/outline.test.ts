import { expect, test } from 'vitest';
import { nodeAt, pathOf, textAt, type Owner } from './nodes.ts';
import { outlineOf } from './outline.ts';
import type { Holder } from './spot.ts';

const at = (owner: Owner): string => pathOf(owner).join('.') || '(root)';

function inWords(holder: Holder): string {
  if (holder.in === 'map') return `key in ${at(holder.map.owner)}`;
  return holder.in === 'list' ? `item of ${at(holder.list.owner)}` : `under ${at(holder.owner)}`;
}

/** `|` stands for the caret. */
function spotIn(marked: string): string {
  const caret = marked.indexOf('|');
  const text = marked.slice(0, caret) + marked.slice(caret + 1);
  const { spot } = outlineOf(text, caret);
  if (spot === undefined) return 'nothing';
  const word = text.slice(...spot.word);
  return `${spot.holders.map(inWords).join(', ')}: "${word}" ${spot.style}${spot.gap ? ' gap' : ''}`;
}

test.each<[name: string, text: string, expected: string]>([
  ['an empty text', '|', 'under (root): "" block'],
  ['a first word', 'api|', 'under (root): "api" block'],
  ['a word below other keys', 'kind: Pod\nme|', 'key in (root): "me" block'],
  ['a blank line below a key that waits', 'spec:\n  |', 'under spec: "" block'],
  ['a blank line at the level of a key that waits', 'spec:\n|', 'key in (root), under spec: "" block'],
  ['a word in a list item', 'containers:\n  - na|', 'under containers.0: "na" block'],
  ['a second key of a list item', 'containers:\n  - name: a\n    im|', 'key in containers.0: "im" block'],
  [
    'a line where the dashes stand, deeper than their key',
    'containers:\n  - name: a\n  |',
    'item of containers: "" block',
  ],
  [
    'a line where the dashes stand, below their key',
    'spec:\n  containers:\n  - name: a\n  |',
    'item of spec.containers, key in spec: "" block',
  ],
  ['a dash alone', 'containers:\n  - |', 'under containers.0: "" block'],
  ['a dash without its space', 'containers:\n  -|', 'under containers.0: "" block gap'],
  ['a value that is not there', 'restartPolicy: |', 'under restartPolicy: "" inline'],
  ['right behind the colon', 'restartPolicy:|', 'under restartPolicy: "" inline gap'],
  ['a value that is being written', 'restartPolicy: Al|', 'under restartPolicy: "Al" inline'],
  ['in the middle of a value', 'restartPolicy: A|lways # word', 'under restartPolicy: "Always" inline'],
  ['a key that has its value', 'rest|art: Always', 'key in (root): "restart" block'],
  ['in a comment', 'restartPolicy: Always # n|ow', 'nothing'],
  ['in a comment alone', '  # n|ow', 'nothing'],
  ['in a block of text', 'script: |2-\n  echo\n'.replace('|2-', '>-') + '  ec|', 'nothing'],
  ['behind a block of text', 'a:\n  b: >\n    text\n  c|', 'key in a: "c" block'],
  ['in braces', 'emptyDir: {|}', 'key in emptyDir: "" flow'],
  ['a key in braces', 'emptyDir: {me|}', 'key in emptyDir: "me" flow'],
  ['a value in braces', 'emptyDir: {medium: M|}', 'under emptyDir.medium: "M" flow'],
  ['a second key in braces', 'x: {a: 1, |}', 'key in x: "" flow'],
  ['a value in brackets', 'x: [a, b|]', 'under x.1: "b" flow'],
  ['a gap in brackets', 'x: [|]', 'item of x: "" flow'],
  ['braces that are not closed', 'x: {a: {b: 1, |', 'key in x.a: "" flow'],
  ['braces over lines', 'x: {\n  a: 1,\n  |\n}', 'key in x: "" flow'],
  ['JSON', '{ "kind": "Pod", "sp|" }', 'key in (root): ""sp"" flow'],
  ['an open bracket does not swallow what follows', 'a: [x\nb: |', 'under b: "" inline'],
  ['a second document', 'kind: Pod\n---\nki|', 'under (root): "ki" block'],
  ['a line too deep for any level', 'a: 1\n    |', 'nothing to hold'],
  ['lists in lists', '- - a\n  - b|', 'under 0.1: "b" block'],
  ['Windows line ends', 'spec:\r\n  con|\r\n', 'under spec: "con" block'],
  ['behind a tab', 'spec:\n\tcon|', 'under spec: "con" block'],
])('the spot of %s', (_name, text, expected) => {
  if (expected === 'nothing to hold') expect(spotIn(text)).toMatch(/^: /);
  else expect(spotIn(text)).toBe(expected);
});

const TEXT = `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: "web"}}
spec:
  containers:
  - name: app
    args: ['a: b', "c"]
    command:
      - sh
      - -c
      - |
        echo a: b
        - no item
  - name: "log"
  volumes:
    - name: data
`;

test.each<[name: string, path: readonly string[], expected: string]>([
  ['a plain value', ['kind'], 'Pod'],
  ['a value in braces', ['metadata', 'labels', 'app'], 'web'],
])('reads %s', (_name, path, expected) => {
  expect(textAt(outlineOf(TEXT).sheets[0]?.value, ...path)).toBe(expected);
});

test('reads lists below and at the level of their key, and blocks of text as one value', () => {
  const root = outlineOf(TEXT).sheets[0]?.value;
  const [containers, volumes] = [nodeAt(root, 'spec', 'containers'), nodeAt(root, 'spec', 'volumes')];
  if (containers?.is !== 'list' || volumes?.is !== 'list') throw new Error('no lists');
  expect(containers.items.map(({ value }) => textAt(value, 'name'))).toEqual(['app', 'log']);
  expect(volumes.items.map(({ value }) => textAt(value, 'name'))).toEqual(['data']);
});
