/** A port that a process listens on, and who waits there to be let in. */
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { Held, Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import type { Socket } from './socket.ts';

/** Where it listens: `0.0.0.0`, `::` (IPv4, too, unless `isOnlyIpv6`), `127.0.0.1` or the Pod's address. */
export interface Binding {
  readonly address: string;
  readonly port: number;
  readonly isOnlyIpv6: boolean;
}

export class Listener implements Held {
  readonly binding: Binding;
  /** Who holds it. */
  process: Process;
  /** Woken when somebody connects. */
  readonly incoming = new WaitQueue();
  private readonly waiting: Socket[] = [];
  private readonly giveBack: (listener: Listener) => void;

  constructor(process: Process, binding: Binding, giveBack: (listener: Listener) => void) {
    this.process = process;
    this.binding = binding;
    this.giveBack = giveBack;
  }

  isReadable(): boolean {
    return this.waiting.length > 0;
  }

  /** A connection is made as soon as somebody listens; whether it is ever accepted is another matter. */
  offer(socket: Socket, kernel: Kernel): void {
    this.waiting.push(socket);
    kernel.wake(this.incoming);
  }

  /** The next connection, which `by` holds from here on. */
  *accept(by: Process): Task<Socket> {
    for (;;) {
      const socket = this.waiting.shift();
      if (socket) {
        by.held.add(socket);
        return socket;
      }
      yield { on: this.incoming };
    }
  }

  /** A server that goes on in a child of its own. */
  handTo(process: Process): void {
    this.process.held.delete(this);
    this.process = process;
    process.held.add(this);
  }

  /** Who has not been let in yet is reset. */
  close(kernel: Kernel): void {
    this.process.held.delete(this);
    this.giveBack(this);
    for (const socket of this.waiting.splice(0)) {
      socket.breakOff(kernel);
      socket.close(kernel);
    }
  }
}

const isWildcard = (address: string): boolean => address === '0.0.0.0' || address === '::';
const isIpv6 = (address: string): boolean => address.includes(':');

/** Whether one binding takes packets to an IPv4 address. */
export function takes(binding: Binding, ip: string): boolean {
  const { address } = binding;
  if (isIpv6(ip)) return address === '::' || address === ip;
  if (address === '::') return !binding.isOnlyIpv6;
  return address === '0.0.0.0' || address === ip;
}

/** Linux refuses the second of two listeners that could get the same packets, whatever SO_REUSEADDR says. */
export function clashes(one: Binding, other: Binding): boolean {
  if (one.port !== other.port) return false;
  if (isIpv6(one.address) !== isIpv6(other.address)) {
    const six = isIpv6(one.address) ? one : other;
    return six.address === '::' && !six.isOnlyIpv6;
  }
  return isWildcard(one.address) || isWildcard(other.address) || one.address === other.address;
}
