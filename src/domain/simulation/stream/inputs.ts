/** Files and standard input, opened to be read from begin to end. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { BorrowedFile } from '#domain/simulation/kernel/borrowed-file.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, readAll, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { Failure } from './tool.ts';

/** `-` is standard input. Whoever opens it has to release it. */
export const openInput = (process: Process, path: string): OpenFile =>
  path === '-' ? new BorrowedFile(descriptorOf(process, STDIN)) : openFile(process, path, { read: true });

/** All of a file that has to be there: a script, a list of patterns. */
export function* contentOf(
  process: Process,
  path: string,
  complaint: (path: string, reason: string) => string,
): Task<string> {
  try {
    const file = openInput(process, path);
    try {
      return yield* readAll(process, file);
    } finally {
      file.release(process.kernel);
    }
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(complaint(path, error.message));
    throw error;
  }
}

export const nameAlone = (path: string, reason: string): string => `${path}: ${reason}`;

export const withoutEnd = (line: string): string => (line.endsWith('\n') ? line.slice(0, -1) : line);
