import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runSnippet } from './container.test-data.ts';
import { EXCEPTIONS } from './exceptions.test-data.ts';
import { rowsIn, type Row } from './rows.test-data.ts';

const folder = new URL('.', import.meta.url);
const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .flatMap((name) => rowsIn(name, readFileSync(new URL(name, folder), 'utf8')));

/** What is different about a row; undefined when all is as in BusyBox. */
function difference({ snippet, stdout, code }: Row) {
  const real = { stdout, code };
  const { stderr, unmodelled, ...ours } = runSnippet(snippet);
  if (ours.stdout === stdout && ours.code === code) return undefined;
  return { snippet, real, ours, stderr, unmodelled };
}

const isException = (snippet: string): boolean =>
  [...EXCEPTIONS.keys()].some((begin) => snippet.startsWith(begin));

const different = rows.map(difference).filter((each) => each !== undefined);

// Recorded by scripts/record-busybox.mjs, so that no BusyBox is needed here.
test('commands write what they write in BusyBox, and end with its exit codes', () => {
  expect(different.filter(({ snippet }) => !isException(snippet))).toEqual([]);
});

test('what is listed as different is different, and has a reason', () => {
  const listed = [...EXCEPTIONS].filter(
    ([begin, reason]) => reason === '' || !different.some(({ snippet }) => snippet.startsWith(begin)),
  );
  expect(listed).toEqual([]);
});

test('at least 97 of 100 are the same, of 340 or more', () => {
  expect(rows.length).toBeGreaterThanOrEqual(340);
  expect(1 - different.length / rows.length).toBeGreaterThanOrEqual(0.97);
});

test('a command runs alike each time', () => {
  const snippet = 'echo $RANDOM; shuf -e a b c d; mktemp; (echo one; sleep 1) & ps; wait; ls -li /; date';
  expect(runSnippet(snippet)).toEqual(runSnippet(snippet));
});
