/** Where the body goes: standard output, or a file that is made with its first byte. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain, descriptorOf, STDOUT } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { CurlFailure } from './failure.ts';

const FULL = 'Failure writing output to destination';

export class Output {
  readonly path: string;
  private readonly process: Process;
  private readonly isSilent: boolean;
  private file: OpenFile | undefined;

  /** `-` and empty: standard output. */
  constructor(process: Process, path: string, isSilent: boolean) {
    this.process = process;
    this.path = path === '-' ? '' : path;
    this.isSilent = isSilent;
  }

  *write(bytes: string): Task<void> {
    try {
      const file = this.file ?? (yield* this.opened());
      yield* file.write(this.process, bytes);
    } catch (error) {
      if (error instanceof SystemError) throw new CurlFailure(23, FULL);
      throw error;
    }
  }

  /** An answer without a body makes an empty file. */
  *finish(): Task<void> {
    if (this.path === '') return;
    yield* this.write('');
    this.file?.release(this.process.kernel);
    this.file = undefined;
  }

  private *opened(): Task<OpenFile> {
    try {
      this.file =
        this.path === ''
          ? descriptorOf(this.process, STDOUT)
          : openFile(this.process, this.path, { write: true, truncate: true });
      return this.file;
    } catch (error) {
      if (error instanceof SystemError && !this.isSilent)
        yield* complain(this.process, `Warning: Failed to open the file ${this.path}: ${error.message}\n`);
      throw error;
    }
  }
}
