/** Bytes between two connections, both ways, until both have ended: socat, and the stream module of nginx. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { startThread } from '#domain/simulation/network/threads.ts';

/** `patience`: how long the other way may go on after one has ended; undefined: as long as it likes. */
export function* relay(process: Process, one: Socket, other: Socket, patience?: number): Task<void> {
  process.dispositions.set(SIG.PIPE, 'ignore');
  const back = startThread(process, function* backwards(thread) {
    thread.dispositions.set(SIG.PIPE, 'ignore');
    yield* copy(thread, other, one);
    return 0;
  });
  yield* copy(process, one, other);
  if (back && back.state !== 'dead')
    yield patience === undefined ? { on: back.ended } : { on: back.ended, ms: patience };
  hangUp(process, other);
}

function* copy(process: Process, from: Socket, to: Socket): Task<void> {
  try {
    for (let part = yield* readSome(process, from); part !== null; part = yield* readSome(process, from))
      yield* to.write(process, part);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
  to.end(process.kernel);
}
