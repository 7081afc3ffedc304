import { test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { createMachine } from './machine.test-data.ts';
import { TEST_PROGRAMS } from './programs.test-data.ts';
test('x', () => {
  const out: string[] = [];
  for (const file of (process.env.QS ?? '').split(',')) {
    const text = readFileSync(file, 'latin1');
    for (const raw of text.split('%%\n')) {
      const snippet = raw.replace(/\n$/, '');
      const machine = createMachine(TEST_PROGRAMS);
      out.push(`--- ${snippet}`);
      try {
        const r = machine.run(['sh', '-c', snippet], { ordinary: true, seconds: 100 });
        out.push(r.stdout + r.stderr + `[${r.code}${r.end === 'budget' ? ' budget' : ''}]`);
        for (const u of machine.kernel.trace.of('unmodelled')) out.push('UNMODELLED ' + u.what);
      } catch (e) {
        out.push('THROWN ' + (e as Error).stack);
      }
    }
  }
  writeFileSync('/tmp/o/mine.out', out.join('\n') + '\n', 'latin1');
});
