import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { runSnippet } from './container.test-data.ts';
test('one', () => {
  for (const s of readFileSync('/tmp/one.txt', 'utf8').trimEnd().split('\n%%\n')) { console.log(s, JSON.stringify(runSnippet(s), null, 1)); }
}, 60000);
