import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';
import type { YamlNode } from './node.ts';
import { readYaml } from './read.ts';

// Each line: a scalar as written, a tab, and what kubectl's conversion to JSON makes of it (or its error).
const literals = readFileSync(new URL('../corpus/literals.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.includes('\t'))
  .map((line) => line.split('\t') as [string, string]);

function json(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case 'map':
      return Object.fromEntries([...node.entries].map(([key, entry]) => [key, json(entry.value)]));
    case 'list':
      return node.items.map((item) => json(item.value));
    case 'number':
      return Number(node.json);
    case 'bool':
    case 'string':
      return node.value;
    case 'null':
    case undefined:
      return null;
  }
}

test.each(literals)('kubectl reads %s as %s', (text, expected) => {
  const [document] = readYaml(`value: ${text}\n`, BROWSER_LIMITS);
  if (expected.startsWith('error')) {
    expect(document?.problem).toBeDefined();
    return;
  }
  expect(document?.problem).toBeUndefined();
  expect(json(document?.root)).toEqual({ value: JSON.parse(expected) });
});

test('an integer beyond 2^53 keeps every digit', () => {
  const [document] = readYaml('9223372036854775807', BROWSER_LIMITS);
  expect(document?.root).toMatchObject({ kind: 'number', json: '9223372036854775807' });
});
