import { expect, it } from 'vitest';
import { run, type Row } from '#domain/simulation/stream/recorded.test-data.ts';
import { sed } from './program.ts';
import rows from './recorded.gen.json';

const PROGRAMS = new Map([['sed', sed]]);

it.each((rows as readonly Row[]).map((row) => [row.says, row] as const))('%s', (_, row) => {
  const { stdout, code, left } = run(PROGRAMS, row);
  expect({ stdout, code, left }).toEqual({ stdout: row.stdout, code: row.code, left: row.left ?? {} });
});
