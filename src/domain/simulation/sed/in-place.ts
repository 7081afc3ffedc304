/** `sed -i`: the lines of each file go to a new file, which then takes the old one's place. */
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';
import { Input } from './input.ts';
import { LineOutput } from './output.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';

/** The new file is another inode: who has the old one open goes on reading the old content. */
export function* editInPlace(
  process: Process,
  script: Script,
  paths: readonly string[],
  { suffix, files }: { readonly suffix: string; readonly files: ReadonlyMap<string, LineOutput> },
): Task {
  let status = 0;
  for (const path of paths) {
    if (!(yield* isThere(process, path))) {
      status = 1;
      continue;
    }
    const temporary = `${path}${randomLetters(process)}`;
    const output = new LineOutput(
      process,
      orCannot(`create temp file '${temporary}'`, () => make(process, path, temporary)),
    );
    const input = new Input(process, [path]);
    try {
      yield* runScript(script, { process, input, output, files });
      // `q` leaves the rest of a file as it is.
      for (let rest = yield* input.next(); rest; rest = yield* input.next())
        yield* output.line(rest.text, rest.end);
    } finally {
      input.close();
      output.release();
    }
    replace(process, path, temporary, suffix);
  }
  return status;
}

function* isThere(process: Process, path: string): Task<boolean> {
  try {
    process.container.files.stat(path, process);
    return true;
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* complain(process, `sed: ${path}: ${error.message}\n`);
    return false;
  }
}

function make(process: Process, path: string, temporary: string) {
  const { files } = process.container;
  const { mode, uid, gid } = files.stat(path, process);
  const file = openFile(process, temporary, { write: true, exclusive: true });
  files.change(temporary, process, { mode });
  if (process.user.uid === 0) files.change(temporary, process, { owner: { uid, gid } });
  return file;
}

function replace(process: Process, path: string, temporary: string, suffix: string): void {
  const { files } = process.container;
  if (suffix !== '') move(files, process, path, `${path}${suffix}`);
  move(files, process, temporary, path);
}

function move(files: FileSystem, process: Process, from: string, to: string): void {
  orCannot(`move '${from}' to '${to}'`, () => files.rename(from, to, process));
}

function orCannot<Result>(what: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`can't ${what}: ${error.message}`);
    throw error;
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const randomLetters = ({ kernel }: Process): string =>
  Array.from({ length: 6 }, () => LETTERS.charAt(kernel.random() % LETTERS.length)).join('');
