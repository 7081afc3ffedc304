/** Bytes between two connections, both ways: socat, and the stream module of nginx. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { startThread } from '#domain/simulation/network/threads.ts';

/** `patience`: how long the other way may go on after one has ended, in milliseconds. Both are closed afterwards. */
export function* relay(process: Process, one: Socket, other: Socket, patience: number): Task<void> {
  const { kernel } = process;
  const ways = [copying(process, one, other), copying(process, other, one)].filter(
    (way) => way !== undefined,
  );
  const running = (): readonly Process[] => ways.filter(({ state }) => state !== 'dead');
  while (running().length === ways.length && ways.length > 0) yield { on: ways.map(({ ended }) => ended) };
  const [left] = running();
  if (left && patience > 0) yield { on: left.ended, ms: patience };
  for (const way of running()) kernel.kill(way, SIG.KILL, true);
  hangUp(process, one);
  hangUp(process, other);
}

function copying(process: Process, from: Socket, to: Socket): Process | undefined {
  return startThread(process, function* way(thread) {
    thread.dispositions.set(SIG.PIPE, 'ignore');
    try {
      for (let part = yield* readSome(thread, from); part !== null; part = yield* readSome(thread, from))
        yield* to.write(thread, part);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
    }
    to.end(thread.kernel);
    return 0;
  });
}
