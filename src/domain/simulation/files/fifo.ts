/** Named pipes: who opens one waits, at the first read or write, until somebody holds the other end. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { Interrupted } from '#domain/simulation/kernel/pipe.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { createDevice, type FifoNode, type Ownership } from './nodes.ts';

const CAPACITY = 65_536;

class Middle {
  buffered = '';
  readers = 0;
  writers = 0;
  /** How many of each ever came. */
  readersSeen = 0;
  writersSeen = 0;
  readonly changed = new WaitQueue();
}

class FifoReader extends OpenFile {
  readonly kind = 'pipe';
  private readonly middle: Middle;
  private readonly writersBefore: number;

  constructor(middle: Middle, kernel: Kernel) {
    super();
    this.middle = middle;
    middle.readers += 1;
    middle.readersSeen += 1;
    this.writersBefore = middle.writersSeen - middle.writers;
    kernel.wake(middle.changed);
  }

  override *read(process: Process, most = CAPACITY): Task<string | null> {
    const { middle } = this;
    while (middle.buffered === '') {
      if (this.isAtEnd()) return null;
      yield { on: middle.changed, interruptible: true };
      if (process.pending.length > 0 && middle.buffered === '') throw new Interrupted();
    }
    const part = middle.buffered.slice(0, most);
    middle.buffered = middle.buffered.slice(part.length);
    process.kernel.wake(middle.changed);
    return part;
  }

  override isReadable(): boolean {
    return this.middle.buffered !== '' || this.isAtEnd();
  }

  override readable(): WaitQueue {
    return this.middle.changed;
  }

  protected override closed(kernel: Kernel): void {
    this.middle.readers -= 1;
    kernel.wake(this.middle.changed);
  }

  /** Only who had a writer sees it go. */
  private isAtEnd(): boolean {
    return this.middle.writers === 0 && this.middle.writersSeen > this.writersBefore;
  }
}

class FifoWriter extends OpenFile {
  readonly kind = 'pipe';
  private readonly middle: Middle;
  private readonly readersBefore: number;

  constructor(middle: Middle, kernel: Kernel) {
    super();
    this.middle = middle;
    middle.writers += 1;
    middle.writersSeen += 1;
    this.readersBefore = middle.readersSeen - middle.readers;
    kernel.wake(middle.changed);
  }

  override *write(process: Process, bytes: string): Task<void> {
    const { middle } = this;
    while (this.waitsForReader() || middle.buffered.length >= CAPACITY) {
      yield { on: middle.changed };
      this.failWithoutReader(process);
    }
    this.failWithoutReader(process);
    middle.buffered += bytes;
    process.kernel.wake(middle.changed);
  }

  protected override closed(kernel: Kernel): void {
    this.middle.writers -= 1;
    kernel.wake(this.middle.changed);
  }

  private waitsForReader(): boolean {
    return this.middle.readersSeen === this.readersBefore;
  }

  private failWithoutReader(process: Process): void {
    if (this.middle.readers > 0 || this.waitsForReader()) return;
    process.kernel.kill(process, SIG.PIPE);
    throw new SystemError('EPIPE');
  }
}

export function createFifo(kernel: Kernel, mode: number, { uid, gid }: Ownership): FifoNode {
  const middle = new Middle();
  const open = (process: Process, writes: boolean): OpenFile =>
    writes ? new FifoWriter(middle, process.kernel) : new FifoReader(middle, process.kernel);
  const device = createDevice(kernel, (process) => open(process, false));
  return { ...device, kind: 'fifo', mode, uid, gid, open };
}
