/** What a server does beside itself: one slow connection blocks nobody. Threads are no processes to `ps`, and end with theirs. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { PidNamespace, type Process, type Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import type { Socket } from './socket.ts';

/** Threads have the PID of their process, so that the trace tells who it was. */
class SamePid extends PidNamespace {
  private readonly pid: number;

  constructor(pid: number) {
    super();
    this.pid = pid;
  }

  override join(): number {
    return this.pid;
  }
}

/** Undefined when no more processes can be made. */
export function startThread(process: Process, program: Program): Process | undefined {
  const { kernel } = process;
  const { parent: _, ...same } = inherited(process);
  const namespace = new SamePid(process.pid);
  try {
    const thread: Process = kernel.spawn(program, {
      ...same,
      namespace,
      argv: process.argv,
      onExit: () => process.held.delete(held),
    });
    const held = { close: () => kernel.kill(thread, SIG.KILL, true) };
    process.held.add(held);
    return thread;
  } catch (error) {
    for (const file of same.descriptors) file?.release(kernel);
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

/** The receiver holds the socket from here on. */
export function handOver(socket: Socket, from: Process, to: Process): void {
  if (from.held.delete(socket)) to.held.add(socket);
}
