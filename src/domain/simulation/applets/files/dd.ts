/** dd and install */
import { applet, Failure, forEach, sizeNumber, type Call } from '#domain/simulation/applets/applet.ts';
import { CANNOT_OPEN, mustOpen } from '#domain/simulation/applets/inputs.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { openFile, RegularFile } from '#domain/simulation/files/opened.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, descriptorOf, readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

const KEYS = new Set([
  'if',
  'of',
  'bs',
  'ibs',
  'obs',
  'count',
  'skip',
  'seek',
  'conv',
  'iflag',
  'oflag',
  'status',
]);

export const dd: Program = applet(
  { usage: '[if=FILE] [of=FILE] [ibs=N obs=N/bs=N] [count=N] [skip=N] [seek=N]' },
  function* (call) {
    const words = wordsOf(call.operands);
    const size = (key: string, otherwise: string): number => sizeNumber(words.get(key) ?? otherwise);
    const block = Math.max(1, size('bs', words.get('ibs') ?? '512'));
    const count = words.has('count') ? size('count', '0') : Infinity;
    const input = mustOpen(call.process, words.get('if') ?? '-');
    const made = outputOf(call, words, size('seek', '0') * block);
    const output = made ?? descriptorOf(call.process, 1);
    yield* skip(call.process, input, size('skip', '0') * block);
    const records = yield* copied(call.process, input, output, { block, count });
    input.release(call.process.kernel);
    made?.release(call.process.kernel);
    const told = `${records.full}+${records.part} records`;
    if (words.get('status') !== 'none') yield* complain(call.process, `${told} in\n${told} out\n`);
    return 0;
  },
);

function wordsOf(operands: readonly string[]): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const operand of operands) {
    const [, key = '', value = ''] = /^([a-z]+)=(.*)$/.exec(operand) ?? [];
    if (!KEYS.has(key)) throw new UsageError();
    words.set(key, value);
  }
  const unknown = [words.get('conv'), words.get('iflag'), words.get('oflag')]
    .join(',')
    .replace(/notrunc|noerror|fsync|sync|fullblock|append|,/g, '');
  if (unknown !== '') throw new Unmodelled(`dd ${unknown}`);
  return words;
}

function outputOf(call: Call, words: ReadonlyMap<string, string>, position: number): OpenFile | undefined {
  const path = words.get('of');
  if (path === undefined) return undefined;
  try {
    const keeps = words.get('conv')?.includes('notrunc') === true || position > 0;
    const append = words.get('oflag') === 'append';
    const file = openFile(call.process, path, { write: true, truncate: !keeps && !append, append });
    if (file instanceof RegularFile) file.position = position;
    return file;
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(CANNOT_OPEN(path, error.message));
    throw error;
  }
}

/** One read after the other: a pipe may give less than a block. */
function* skip(process: Process, input: OpenFile, bytes: number): Task<void> {
  for (let left = bytes; left > 0;) {
    const part = yield* readSome(process, input, left);
    if (part === null) return;
    left -= part.length;
  }
}

function* copied(
  process: Process,
  input: OpenFile,
  output: OpenFile,
  { block, count }: { readonly block: number; readonly count: number },
): Task<{ readonly full: number; readonly part: number }> {
  let [full, part] = [0, 0];
  while (full + part < count) {
    const bytes = yield* readSome(process, input, block);
    if (bytes === null) break;
    if (bytes.length === block) full += 1;
    else part += 1;
    yield* output.write(process, bytes);
    yield null;
  }
  return { full, part };
}

export const fsync: Program = applet({ usage: '[-d] FILE...', letters: 'd' }, (call) =>
  forEach(
    call,
    call.operands,
    (path) => mustOpen(call.process, path).release(call.process.kernel),
    (path, reason) => `${path}: ${reason}`,
  ),
);
