import { OpenFile } from './open-file.ts';
import type { Process } from './process.ts';
import type { Task } from './task.ts';
import type { WaitQueue } from './wait-queue.ts';

/**
 * A descriptor of a process, lent to a part of its program that releases what it reads: nothing is closed by that. One more reference
 * of a pipe would outlive a process that is killed, and keep the other end waiting for ever.
 */
export class BorrowedFile extends OpenFile {
  readonly kind: OpenFile['kind'];
  private readonly file: OpenFile;

  constructor(file: OpenFile) {
    super();
    this.kind = file.kind;
    this.file = file;
  }

  override read(process: Process, most?: number): Task<string | null> {
    return this.file.read(process, most);
  }

  override isReadable(): boolean {
    return this.file.isReadable();
  }

  override readable(): WaitQueue | undefined {
    return this.file.readable();
  }
}
