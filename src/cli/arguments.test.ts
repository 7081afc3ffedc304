import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { located } from './arguments.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tripod-'));
  writeFileSync(join(folder, 'pod.yaml'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<[string, string, string | undefined, () => string]>([
  ['npm run: from where the user stands', 'pod.yaml', 'tripod', () => join(folder, 'pod.yaml')],
  ['npm run: from the root when it is not there', 'package.json', 'tripod', () => 'package.json'],
  ['npm run: an absolute path stays', '/dev/null', 'tripod', () => '/dev/null'],
  ['another script that calls us: from the working directory', 'pod.yaml', 'test', () => 'pod.yaml'],
  ['called at once: from the working directory', 'pod.yaml', undefined, () => 'pod.yaml'],
])('%s', (_, name, script, expected) => {
  const env = { INIT_CWD: folder, ...(script === undefined ? {} : { npm_lifecycle_event: script }) };
  expect(located(name, env)).toBe(expected());
});
