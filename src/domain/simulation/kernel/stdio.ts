/** Reading and writing as programs do it: standard output and errors, lines, whole inputs. */
import { SystemError, TOO_LONG, Unmodelled } from './errno.ts';
import type { OpenFile } from './open-file.ts';
import { Interrupted } from './pipe.ts';
import type { Process } from './process.ts';
import type { Task } from './task.ts';

export const STDIN = 0;
export const STDOUT = 1;
export const STDERR = 2;

/** The open file behind a descriptor. Throws `SystemError('EBADF')` when it is closed. */
export function descriptorOf(process: Process, number: number): OpenFile {
  const file = process.descriptors[number];
  if (!file) throw new SystemError('EBADF');
  return file;
}

/** Writes bytes to standard output. */
export function* print(process: Process, bytes: string): Task<void> {
  if (bytes !== '' && process.state !== 'dead') yield* descriptorOf(process, STDOUT).write(process, bytes);
}

/** Writes bytes to standard error; a closed one is no failure. */
export function* complain(process: Process, bytes: string): Task<void> {
  const file = process.descriptors[STDERR];
  if (!file) return;
  try {
    yield* file.write(process, bytes);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
}

/** The next bytes of a file; a signal with a trap ends no read of a program, only of the shell itself. */
export function* readSome(process: Process, file: OpenFile, most?: number): Task<string | null> {
  for (;;) {
    try {
      return yield* file.read(process, most);
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    }
  }
}

export function* readAll(process: Process, file: OpenFile): Task<string> {
  let all = '';
  for (let part = yield* readSome(process, file); part !== null; part = yield* readSome(process, file)) {
    all += part;
    if (all.length > process.kernel.budget.fileBytes) throw new Unmodelled(TOO_LONG);
  }
  return all;
}

/** Cuts an input into lines as they come in. */
export class LineReader {
  private readonly process: Process;
  private readonly file: OpenFile;
  private rest = '';
  private isAtEnd = false;

  constructor(process: Process, file: OpenFile) {
    this.process = process;
    this.file = file;
  }

  /** The next line with its line end, which the last one may lack; null at the end. */
  *next(): Task<string | null> {
    for (;;) {
      const end = this.rest.indexOf('\n') + 1;
      if (end > 0) {
        const line = this.rest.slice(0, end);
        this.rest = this.rest.slice(end);
        return line;
      }
      if (this.isAtEnd) return this.takeRest();
      const part = yield* readSome(this.process, this.file);
      if (part === null) this.isAtEnd = true;
      else this.rest += part;
      if (this.rest.length > this.process.kernel.budget.fileBytes) throw new Unmodelled(TOO_LONG);
    }
  }

  private takeRest(): string | null {
    const last = this.rest;
    this.rest = '';
    return last === '' ? null : last;
  }
}
