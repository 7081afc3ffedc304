/** Files named as operands, or standard input: opened one after the other, read by the line. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { BorrowedFile } from '#domain/simulation/kernel/borrowed-file.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, LineReader, print, readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { Failure, warn, type Call } from './applet.ts';

/** How an applet says that it cannot open a file; BusyBox' applets have two ways. */
export type Complaint = (path: string, reason: string) => string;

export const CANNOT_OPEN: Complaint = (path, reason) => `can't open '${path}': ${reason}`;
export const NAME_ALONE: Complaint = (path, reason) => `${path}: ${reason}`;

/** `-` is standard input. The caller has to release it. */
export const openInput = (process: Process, path: string): OpenFile =>
  path === '-' ? new BorrowedFile(descriptorOf(process, 0)) : openFile(process, path, { read: true });

/** Opens what has to be there; fails as the applet does that cannot go on. */
export function mustOpen(
  process: Process,
  path: string,
  complaint: Complaint = CANNOT_OPEN,
  code = 1,
): OpenFile {
  try {
    return openInput(process, path);
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(complaint(path, error.message), code);
    throw error;
  }
}

/** What only writing fails with. */
const WRITING: ReadonlySet<string> = new Set(['EPIPE', 'ENOSPC']);

/** Opens each file in turn (without any: standard input); the exit code is 1 when one of them cannot be read. */
export function* eachInput(
  call: Call,
  paths: readonly string[],
  use: (file: OpenFile, path: string) => Task<void>,
  complaint: Complaint = NAME_ALONE,
): Task {
  let code = 0;
  for (const path of paths.length > 0 ? paths : ['-']) {
    let file: OpenFile | undefined;
    try {
      file = openInput(call.process, path);
      yield* use(file, path);
    } catch (error) {
      if (!(error instanceof SystemError) || WRITING.has(error.code)) throw error;
      code = 1;
      yield* warn(call, file ? `read error: ${error.message}` : complaint(path, error.message));
    } finally {
      file?.release(call.process.kernel);
    }
  }
  return code;
}

/** So many lines are one turn of the process. */
const LINES_A_TURN = 64;

/** Hands over line after line, each with its line end, which the last one may lack. `false` stops. */
export function* eachLine(
  process: Process,
  file: OpenFile,
  take: (line: string) => Task<boolean | void>,
): Task<void> {
  const reader = new LineReader(process, file);
  let count = 0;
  for (let line = yield* reader.next(); line !== null; line = yield* reader.next()) {
    if ((yield* take(line)) === false) return;
    count += 1;
    if (count % LINES_A_TURN === 0) yield null;
  }
}

/** Prints what each line of the inputs becomes. */
export const mapLines = (
  call: Call,
  paths: readonly string[],
  become: (line: string) => string,
  complaint: Complaint = NAME_ALONE,
): Task =>
  eachInput(
    call,
    paths,
    (file) =>
      eachLine(call.process, file, function* (line) {
        yield* print(call.process, become(line));
      }),
    complaint,
  );

export const withoutEnd = (line: string): string => (line.endsWith('\n') ? line.slice(0, -1) : line);

/** The lines of a whole text, without their ends. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** All of one file, which has to be there. */
export function* contentOf(
  process: Process,
  path: string,
  complaint: Complaint = CANNOT_OPEN,
  code = 1,
): Task<string> {
  const file = mustOpen(process, path, complaint, code);
  try {
    return yield* readAll(process, file);
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`read error: ${error.message}`);
    throw error;
  } finally {
    file.release(process.kernel);
  }
}
