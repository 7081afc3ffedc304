import { expect, it } from 'vitest';
import { run, type Row } from '#domain/simulation/stream/recorded.test-data.ts';
import { egrep, fgrep, grep } from './program.ts';
import rows from './recorded.gen.json';

const PROGRAMS = new Map([
  ['grep', grep],
  ['egrep', egrep],
  ['fgrep', fgrep],
]);

it.each((rows as readonly Row[]).map((row) => [row.says, row] as const))('%s', (_, row) => {
  const { stdout, code } = run(PROGRAMS, row);
  expect({ stdout, code }).toEqual({ stdout: row.stdout, code: row.code });
});
