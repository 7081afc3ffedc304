import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { runSnippet } from './container.test-data.ts';
import { rowsIn } from './rows.test-data.ts';

const folder = new URL('.', import.meta.url);
const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => rowsIn(name, readFileSync(new URL(name, folder), 'utf8')));

test('compare', () => {
  let out = '';
  let bad = 0;
  for (const row of rows) {
    let got;
    try {
      got = runSnippet(row.snippet);
    } catch (error) {
      got = {
        stdout: '',
        stderr: String(error instanceof Error ? error.stack : error),
        code: -9,
        unmodelled: [],
        took: 0,
      };
    }
    if (got.stdout === row.stdout && got.code === row.code) continue;
    bad += 1;
    out += `##### ${row.file}\n${row.snippet}\n--- want ${row.code}\n${row.stdout}\n--- got ${got.code} ${got.took}ms ${JSON.stringify(got.unmodelled)}\n${got.stdout}\n--- stderr\n${got.stderr}\n`;
  }
  writeFileSync('/tmp/diffs.txt', `${bad} of ${rows.length}\n${out}`);
}, 300000);
