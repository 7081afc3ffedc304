/** Standard input to a socket and the socket to standard output, each as it comes, until both have ended. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, print, readSome, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import type { Socket } from '#domain/simulation/network/socket.ts';

/** How often `-w` is waited for the network before it is given up (`netretry` of nc). */
const PATIENCE = 2;

export interface Shovelled {
  readonly sent: number;
  readonly received: number;
}

class Shovel {
  sent = 0;
  received = 0;
  isInputOpen = true;
  isNetOpen = true;
  private readonly process: Process;
  private readonly socket: Socket;
  private readonly input;

  constructor(process: Process, socket: Socket) {
    this.process = process;
    this.socket = socket;
    this.input = descriptorOf(process, STDIN);
  }

  get isOpen(): boolean {
    return this.isInputOpen || this.isNetOpen;
  }

  /** False when nothing came in time. */
  *wait(ms: number | undefined): Task<boolean> {
    if (this.canGoOn()) return true;
    yield ms === undefined ? { on: this.queues() } : { on: this.queues(), ms };
    return this.canGoOn();
  }

  *move(): Task<void> {
    if (this.isNetOpen && this.socket.isReadable()) yield* this.receive();
    if (this.isInputOpen && this.input.isReadable()) yield* this.send();
  }

  private canGoOn(): boolean {
    return (this.isNetOpen && this.socket.isReadable()) || (this.isInputOpen && this.input.isReadable());
  }

  private queues(): readonly WaitQueue[] {
    const input = this.isInputOpen ? this.input.readable() : undefined;
    return [...(this.isNetOpen ? [this.socket.readable()] : []), ...(input ? [input] : [])];
  }

  private *receive(): Task<void> {
    const bytes = yield* orEnd(readSome(this.process, this.socket, 8192));
    if (bytes === null) {
      this.isNetOpen = false;
      return;
    }
    this.received += bytes.length;
    yield* print(this.process, bytes);
  }

  private *send(): Task<void> {
    const bytes = yield* orEnd(readSome(this.process, this.input, 8192));
    if (bytes === null) {
      this.isInputOpen = false;
      this.socket.end(this.process.kernel);
      return;
    }
    // What cannot be written any more is lost, and nothing is said of it.
    const isWritten = yield* orEnd(this.write(bytes));
    if (isWritten !== null) this.sent += bytes.length;
  }

  private *write(bytes: string): Task<string> {
    yield* this.socket.write(this.process, bytes);
    return bytes;
  }
}

function* orEnd(task: Task<string | null>): Task<string | null> {
  try {
    return yield* task;
  } catch (error) {
    if (error instanceof SystemError) return null;
    throw error;
  }
}

/** `waitMs`: once the input has ended, a network that is silent for so long (twice) is left. */
export function* shovel(process: Process, socket: Socket, waitMs: number | undefined): Task<Shovelled> {
  const both = new Shovel(process, socket);
  let patience = PATIENCE;
  while (both.isOpen) {
    if (yield* both.wait(waitMs)) yield* both.move();
    else if (!both.isInputOpen) patience -= 1;
    if (patience === 0) break;
  }
  return both;
}
