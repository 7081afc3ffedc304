/** One end of a TCP connection: both ways are buffered, each ends alone, and who closes with bytes unread resets the other. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { Interrupted } from '#domain/simulation/kernel/pipe.ts';
import type { Held, Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import type { Certificate } from './tls/certificate.ts';

/** A writer waits while so much is unread. */
const CAPACITY = 65_536;

export interface SocketAddress {
  readonly ip: string;
  readonly port: number;
}

interface Ends {
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  /** `pod/container` of the process at the other end. */
  readonly peer: string;
}

/** One way of a connection. */
class Stream {
  buffered = '';
  /** The writer said that no more will come. */
  isEnded = false;
  /** Nobody will read. */
  isClosed = false;
  isReset = false;
  readonly readable = new WaitQueue();
  readonly writable = new WaitQueue();
}

/**
 * Who connects or accepts holds one reference, given back by `hangUp` or with the process' end. A child that gets it as a
 * descriptor needs one of its own (`share`).
 */
export class Socket extends OpenFile implements Held {
  readonly kind = 'socket';
  readonly ends: Ends;
  /** Set by a handshake (`tls/handshake.ts`). */
  isTls = false;
  /** What the server presented in it; for the client. */
  certificate: Certificate | undefined;
  private readonly incoming: Stream;
  private readonly outgoing: Stream;

  constructor(ends: Ends, incoming: Stream, outgoing: Stream) {
    super();
    this.ends = ends;
    this.incoming = incoming;
    this.outgoing = outgoing;
  }

  /** Throws `SystemError('ECONNRESET')`, once, when the other end broke off. */
  override *read(process: Process, most = CAPACITY): Task<string | null> {
    const { incoming } = this;
    while (incoming.buffered === '') {
      if (incoming.isReset) {
        incoming.isReset = false;
        incoming.isEnded = true;
        throw new SystemError('ECONNRESET');
      }
      if (incoming.isEnded) return null;
      yield { on: incoming.readable, interruptible: true };
      if (process.pending.length > 0 && incoming.buffered === '') throw new Interrupted();
    }
    const part = incoming.buffered.slice(0, most);
    incoming.buffered = incoming.buffered.slice(part.length);
    process.kernel.wake(incoming.writable);
    return part;
  }

  override *write(process: Process, bytes: string): Task<void> {
    const { outgoing } = this;
    this.failWhenBroken(process);
    while (outgoing.buffered.length >= CAPACITY && !outgoing.isClosed) {
      yield { on: outgoing.writable };
      this.failWhenBroken(process);
    }
    // The first bytes after the other end has closed are accepted; it answers them with a reset, which the next call meets.
    if (outgoing.isClosed) {
      this.breakOff(process.kernel);
      return;
    }
    outgoing.buffered += bytes;
    process.kernel.wake(outgoing.readable);
  }

  /** Nobody has it any more. */
  get isClosed(): boolean {
    return this.incoming.isClosed;
  }

  override isReadable(): boolean {
    const { buffered, isEnded, isReset } = this.incoming;
    return buffered !== '' || isEnded || isReset;
  }

  override readable(): WaitQueue {
    return this.incoming.readable;
  }

  /** Puts bytes back that were read too early; the next read gives them first. */
  unread(bytes: string): void {
    this.incoming.buffered = bytes + this.incoming.buffered;
  }

  /** Ends the way to the other end, as `shutdown(SHUT_WR)`: it reads to the end, and can still answer. */
  end(kernel: Kernel): void {
    this.outgoing.isEnded = true;
    kernel.wake(this.outgoing.readable);
  }

  /** Breaks the connection off: reads and writes of both ends fail from here on. */
  breakOff(kernel: Kernel): void {
    for (const stream of [this.incoming, this.outgoing]) {
      stream.isReset = true;
      kernel.wake(stream.readable);
      kernel.wake(stream.writable);
    }
  }

  close(kernel: Kernel): void {
    this.release(kernel);
  }

  protected override closed(kernel: Kernel): void {
    const { incoming } = this;
    incoming.isClosed = true;
    if (incoming.buffered === '') this.end(kernel);
    else this.breakOff(kernel);
    kernel.wake(incoming.writable);
  }

  /** SIGPIPE ends the writer at its next turn unless it is ignored; then the call fails. */
  private failWhenBroken(process: Process): void {
    if (!this.outgoing.isReset && !this.outgoing.isEnded) return;
    process.kernel.kill(process, SIG.PIPE);
    throw new SystemError('EPIPE');
  }
}

/** A process gives its reference of a socket back. */
export function hangUp(process: Process, socket: Socket): void {
  if (process.held.delete(socket)) socket.close(process.kernel);
}

export function connectedPair(
  client: Ends,
  server: Ends,
): { readonly client: Socket; readonly server: Socket } {
  const [there, back] = [new Stream(), new Stream()];
  return { client: new Socket(client, back, there), server: new Socket(server, there, back) };
}
