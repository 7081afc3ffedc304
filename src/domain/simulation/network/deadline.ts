/** Waiting for bytes, but not for ever. */
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

/** Virtual milliseconds since the run began; undefined: never. */
export type Deadline = number | undefined;

export const deadlineIn = (process: Process, ms: number | undefined): Deadline =>
  ms === undefined ? undefined : process.kernel.now + ms;

/** False when the deadline came before anything could be read. */
export function* isReadableBy(
  process: Process,
  file: Pick<OpenFile, 'isReadable' | 'readable'>,
  deadline: Deadline,
): Task<boolean> {
  const queue = file.readable();
  while (!file.isReadable() && queue) {
    const left = deadline === undefined ? undefined : deadline - process.kernel.now;
    if (left !== undefined && left <= 0) return false;
    yield left === undefined ? { on: queue } : { on: queue, ms: left };
  }
  return true;
}

/** The next bytes, null at the end, `timeout` at the deadline. */
export function* readBy(
  process: Process,
  file: OpenFile,
  deadline: Deadline,
  most?: number,
): Task<{ readonly bytes: string | null } | 'timeout'> {
  if (!(yield* isReadableBy(process, file, deadline))) return 'timeout';
  return { bytes: yield* readSome(process, file, most) };
}
