import { expect, it } from 'vitest';
import { APPLETS } from '#domain/simulation/applets/table.ts';
import { run, type Row } from '#domain/simulation/stream/recorded.test-data.ts';
import rows from './recorded.gen.json';

it.each((rows as readonly Row[]).map((row) => [row.says, row] as const))('%s', (_, row) => {
  const { stdout, code, left } = run(APPLETS, row);
  expect({ stdout, code, left }).toEqual({ stdout: row.stdout, code: row.code, left: row.left ?? {} });
});
