/** paste and comm: several files side by side. */
import { applet, type Call } from '#domain/simulation/applets/applet.ts';
import { contentOf, linesOf, mustOpen, NAME_ALONE, withoutEnd } from '#domain/simulation/applets/inputs.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { LineReader, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export const paste: Program = applet(
  { usage: '[-d LIST] [-s] [FILE]...', letters: 'd:s', long: 'delimiters=d serial=s' },
  function* (call) {
    const paths = call.operands.length > 0 ? call.operands : ['-'];
    const delimiters = delimitersOf(call.options.value('d') ?? '\t');
    if (call.options.has('s')) {
      for (const path of paths) {
        const lines = linesOf(yield* contentOf(call.process, path, NAME_ALONE));
        yield* print(call.process, `${joined(lines, delimiters)}\n`);
      }
      return 0;
    }
    return yield* sideBySide(call, paths, delimiters);
  },
);

const ESCAPES = new Map([['n', '\n'], ['t', '\t'], ['\\', '\\'], ['0', '']]); // prettier-ignore

const delimitersOf = (list: string): readonly string[] =>
  (list.match(/\\.|[^]/g) ?? ['']).map((part) =>
    part.length === 2 ? (ESCAPES.get(part.charAt(1)) ?? part.charAt(1)) : part,
  );

const joined = (parts: readonly string[], delimiters: readonly string[]): string =>
  parts.reduce(
    (all, part, at) => all + (at === 0 ? '' : (delimiters[(at - 1) % delimiters.length] ?? '')) + part,
    '',
  );

function* sideBySide(call: Call, paths: readonly string[], delimiters: readonly string[]): Task {
  const { process } = call;
  const input = paths.includes('-') ? mustOpen(process, '-') : undefined;
  const standard = input && new LineReader(process, input);
  const opened: OpenFile[] = [];
  const readers = paths.map((path) => {
    if (path === '-' && standard) return standard;
    const file = mustOpen(process, path, NAME_ALONE);
    opened.push(file);
    return new LineReader(process, file);
  });
  for (;;) {
    const row: (string | null)[] = [];
    for (const reader of readers) row.push(yield* reader.next());
    if (row.every((line) => line === null)) break;
    // A file that is at its end leaves its delimiter out, too, and the last one the end of the line.
    const between = (at: number): string =>
      at === row.length - 1 ? '\n' : (delimiters[at % delimiters.length] ?? '');
    yield* print(
      process,
      row.map((line, at) => (line === null ? '' : withoutEnd(line) + between(at))).join(''),
    );
    yield null;
  }
  for (const file of opened) file.release(process.kernel);
  input?.release(process.kernel);
  return 0;
}

export const comm: Program = applet({ usage: '[-123] FILE1 FILE2', letters: '123' }, function* (call) {
  const { process, options, operands } = call;
  const [first, second] = operands;
  if (first === undefined || second === undefined || operands.length > 2) throw new UsageError();
  const ones = linesOf(yield* contentOf(process, first, NAME_ALONE));
  const others = linesOf(yield* contentOf(process, second, NAME_ALONE));
  const show = function* (column: number, line: string): Task<void> {
    if (options.has(String(column))) return;
    const before = ['1', '2'].filter((each) => Number(each) < column && !options.has(each));
    yield* print(process, `${'\t'.repeat(before.length)}${line}\n`);
  };
  let [at, against] = [0, 0];
  while (at < ones.length || against < others.length) {
    const [one, other] = [ones[at], others[against]];
    const column = columnOf(one, other);
    yield* show(column, (column === 2 ? other : one) ?? '');
    if (column !== 2) at += 1;
    if (column !== 1) against += 1;
  }
  return 0;
});

/** 1: only in the first file, 2: only in the second, 3: in both. */
function columnOf(one: string | undefined, other: string | undefined): number {
  if (one === other) return 3;
  return other === undefined || (one !== undefined && one < other) ? 1 : 2;
}
