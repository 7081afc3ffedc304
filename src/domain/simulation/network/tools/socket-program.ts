/** Programs that talk over a socket as their standard input and output: `nc -e`. */
import { Failure } from '#domain/simulation/applets/applet.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { findProgram } from '#domain/simulation/programs/find.ts';
import { become, inherited } from '#domain/simulation/programs/start.ts';

/** In the place of the process itself. */
export function* becomeOn(process: Process, socket: Socket, argv: readonly string[]): Task {
  for (const number of [0, 1]) {
    process.descriptors[number]?.release(process.kernel);
    process.descriptors[number] = socket.share();
  }
  hangUp(process, socket);
  process.dispositions.delete(SIG.PIPE);
  try {
    return yield* become(process, argv);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new Failure(
      `can't execute '${argv[0] ?? ''}': ${error.message}`,
      error.code === 'ENOENT' ? 127 : 126,
    );
  }
}

/** As a child; the process goes on. What cannot be started is hung up on. */
export function startOn(process: Process, socket: Socket, argv: readonly string[]): void {
  const { kernel } = process;
  const same = inherited(process);
  const { descriptors } = same;
  for (const number of [0, 1]) {
    descriptors[number]?.release(kernel);
    descriptors[number] = socket.share();
  }
  try {
    const { program, argv: whole } = findProgram(process, argv);
    kernel.spawn(program, { ...same, ignores: [], argv: whole });
  } catch (error) {
    for (const file of descriptors) file?.release(kernel);
    if (!(error instanceof SystemError)) throw error;
  } finally {
    hangUp(process, socket);
  }
}
