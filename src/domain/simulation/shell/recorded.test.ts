import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runShell } from './machine.test-data.ts';

// What a real BusyBox 1.35 answers; `node scripts/record-busybox.mjs ../shell/recorded/FILE` writes it anew.
const folder = new URL('./recorded/', import.meta.url);

function rowsOf(file: string): readonly [snippet: string, code: number, stdout: string][] {
  const blocks = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n%%\n');
  return blocks.map((block) => {
    const at = block.lastIndexOf('\n--> ');
    const [, code = '', stdout = ''] = /^(\d+) (.*)$/.exec(block.slice(at + 5)) ?? [];
    return [block.slice(0, at), Number(code), JSON.parse(stdout) as string];
  });
}

describe.each(readdirSync(folder))('%s: the shell answers as BusyBox does', (file) => {
  it.each(rowsOf(file))('%s', (snippet, code, stdout) => {
    const outcome = runShell(snippet);
    expect({ unmodelled: outcome.unmodelled, code: outcome.code, stdout: outcome.stdout }).toEqual({
      unmodelled: [],
      code,
      stdout,
    });
  });
});
