import type { Kernel } from './kernel.ts';
import { SystemError } from './errno.ts';
import { OpenFile } from './open-file.ts';
import type { Process } from './process.ts';
import { SIG } from './signals.ts';
import type { Task } from './task.ts';
import { WaitQueue } from './wait-queue.ts';

/** As on Linux: a writer waits while so much is unread. */
const CAPACITY = 65_536;

/** The shared middle of both ends. */
class Channel {
  buffered = '';
  readers = 0;
  writers = 0;
  readonly readable = new WaitQueue();
  readonly writable = new WaitQueue();
}

class ReadEnd extends OpenFile {
  readonly kind = 'pipe';
  private readonly channel: Channel;

  constructor(channel: Channel) {
    super();
    this.channel = channel;
    channel.readers += 1;
  }

  override *read(process: Process, most = CAPACITY): Task<string | null> {
    const { channel } = this;
    while (channel.buffered === '') {
      if (channel.writers === 0) return null;
      yield { on: channel.readable, interruptible: true };
      if (process.pending.length > 0 && channel.buffered === '') throw new Interrupted();
    }
    const part = channel.buffered.slice(0, most);
    channel.buffered = channel.buffered.slice(part.length);
    process.kernel.wake(channel.writable);
    return part;
  }

  override isReadable(): boolean {
    return this.channel.buffered !== '' || this.channel.writers === 0;
  }

  override readable(): WaitQueue {
    return this.channel.readable;
  }

  protected override closed(kernel: Kernel): void {
    this.channel.readers -= 1;
    kernel.wake(this.channel.writable);
  }
}

class WriteEnd extends OpenFile {
  readonly kind = 'pipe';
  private readonly channel: Channel;

  constructor(channel: Channel) {
    super();
    this.channel = channel;
    channel.writers += 1;
  }

  override *write(process: Process, bytes: string): Task<void> {
    const { channel } = this;
    this.failWithoutReader(process);
    while (channel.buffered.length >= CAPACITY) {
      yield { on: channel.writable };
      this.failWithoutReader(process);
    }
    channel.buffered += bytes;
    process.kernel.wake(channel.readable);
  }

  /** SIGPIPE ends the writer at its next turn unless it is ignored; then the call fails. */
  private failWithoutReader(process: Process): void {
    if (this.channel.readers > 0) return;
    process.kernel.kill(process, SIG.PIPE);
    throw new SystemError('EPIPE');
  }

  protected override closed(kernel: Kernel): void {
    this.channel.writers -= 1;
    if (this.channel.writers === 0) kernel.wake(this.channel.readable);
  }
}

/** A read was ended by a signal that has a trap; who reads has to see to `process.pending` and read again. */
export class Interrupted extends Error {}

export function createPipe(): { readonly input: OpenFile; readonly output: OpenFile } {
  const channel = new Channel();
  return { input: new ReadEnd(channel), output: new WriteEnd(channel) };
}
