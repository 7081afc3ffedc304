import type { Kernel } from './kernel.ts';
import type { Process } from './process.ts';
import type { Task } from './task.ts';
import type { WaitQueue } from './wait-queue.ts';
import { SystemError } from './errno.ts';

/**
 * An open file description: what several descriptors, also of several processes, can share. Bytes travel as strings whose
 * characters are 0 to 255 (`files/bytes.ts`), so that counts, cuts and digests are those of the real tools.
 */
export abstract class OpenFile {
  abstract readonly kind: 'file' | 'directory' | 'pipe' | 'device' | 'socket' | 'terminal';
  private references = 1;

  /** Resolves to at least one byte, or to null at the end. Waits where a real read would. */
  // oxlint-disable-next-line require-yield -- most files never wait
  *read(_process: Process, _most?: number): Task<string | null> {
    throw new SystemError('EBADF');
  }

  /** Writes all of it. Throws `SystemError`. */
  // oxlint-disable-next-line require-yield -- most files never wait
  *write(_process: Process, _bytes: string): Task<void> {
    throw new SystemError('EBADF');
  }

  /** True when a read would not wait. */
  isReadable(): boolean {
    return true;
  }

  /** Woken when `isReadable` may have become true; undefined where reads never wait. */
  readable(): WaitQueue | undefined {
    return undefined;
  }

  /** One more descriptor for the same description. */
  share(): this {
    this.references += 1;
    return this;
  }

  release(kernel: Kernel): void {
    this.references -= 1;
    if (this.references === 0) this.closed(kernel);
  }

  /** Called once, when the last descriptor is closed. */
  protected closed(_kernel: Kernel): void {}
}

/** `/dev/null`, and what a process without standard input reads. */
export class NullFile extends OpenFile {
  readonly kind = 'device';

  // oxlint-disable-next-line require-yield -- never waits
  override *read(): Task<string | null> {
    return null;
  }

  // oxlint-disable-next-line require-yield -- never waits
  override *write(): Task<void> {}
}

/** A text that can be read once: a here-document, the input of `kubectl exec -i`. */
export class TextFile extends OpenFile {
  readonly kind = 'pipe';
  private rest: string;

  constructor(bytes: string) {
    super();
    this.rest = bytes;
  }

  // oxlint-disable-next-line require-yield -- never waits
  override *read(_process: Process, most = 65_536): Task<string | null> {
    if (this.rest === '') return null;
    const part = this.rest.slice(0, most);
    this.rest = this.rest.slice(part.length);
    return part;
  }
}

/** Hands everything that is written to a function: a container's log, the output of `kubectl exec`. */
export class SinkFile extends OpenFile {
  readonly kind = 'pipe';
  private readonly take: (bytes: string, process: Process) => void;

  constructor(take: (bytes: string, process: Process) => void) {
    super();
    this.take = take;
  }

  // oxlint-disable-next-line require-yield -- never waits
  override *write(process: Process, bytes: string): Task<void> {
    this.take(bytes, process);
  }
}
