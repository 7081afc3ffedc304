/** wc */
import { applet, type Call } from '#domain/simulation/applets/applet.ts';
import { eachInput } from '#domain/simulation/applets/inputs.ts';
import { toText } from '#domain/simulation/files/bytes.ts';
import { print, readSome } from '#domain/simulation/kernel/stdio.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

/** The order in which they are printed. */
const COLUMNS = 'lwmcL';

export const wc: Program = applet({ usage: '[-cmlwL] [FILE]...', letters: 'cmlwL' }, function* (call) {
  const { process, options, operands } = call;
  const asked = Array.from(COLUMNS).filter((letter) => options.has(letter));
  const columns = asked.length > 0 ? asked : ['l', 'w', 'c'];
  const isAlone = columns.length === 1 && operands.length < 2;
  const total = columns.map(() => 0);
  const show = (counts: readonly number[], name: string): Task<void> => {
    const numbers = counts.map((count) => (isAlone ? String(count) : String(count).padStart(9)));
    return print(process, `${numbers.join(' ')}${name === '' ? '' : ` ${name}`}\n`);
  };
  const code = yield* eachInput(call, operands, function* (file, path) {
    const counts = yield* countsOf(call, file, columns);
    for (const [at, count] of counts.entries())
      total[at] = columns[at] === 'L' ? Math.max(total[at] ?? 0, count) : (total[at] ?? 0) + count;
    yield* show(counts, operands.length === 0 ? '' : path);
  });
  if (operands.length > 1) yield* show(total, 'total');
  return code;
});

function* countsOf({ process }: Call, file: OpenFile, columns: readonly string[]): Task<readonly number[]> {
  let text = '';
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file)) {
    text += part;
    yield null;
  }
  return columns.map((column) => countOf(column, text));
}

function countOf(column: string, text: string): number {
  if (column === 'l') return text.split('\n').length - 1;
  if (column === 'w') return text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '').length;
  if (column === 'c') return text.length;
  if (column === 'm') return Array.from(toText(text)).length;
  return Math.max(...text.split('\n').map((line) => line.length));
}
