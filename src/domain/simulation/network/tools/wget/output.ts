/** Where a download goes, and what is said about it. */
import { Failure } from '#domain/simulation/applets/applet.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, STDOUT } from '#domain/simulation/kernel/stdio.ts';

export interface Destination {
  /** `-` for standard output. */
  readonly path: string;
  /** Given by `-O`: what is there is replaced. */
  readonly isGiven: boolean;
  /** `-c`: more is written behind what is there. */
  readonly continues: boolean;
}

/** Opened only once the server has said that there is something. Throws `Failure`. */
export function openDestination(process: Process, { path, isGiven, continues }: Destination): OpenFile {
  if (path === '-') return descriptorOf(process, STDOUT);
  try {
    if (continues) return openFile(process, path, { write: true, append: true });
    return openFile(process, path, { write: true, truncate: true, exclusive: !isGiven });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    throw new Failure(`can't open '${path}': ${error.message}`);
  }
}

export function sizeOf(process: Process, path: string): number {
  try {
    const node = process.container.files.stat(path, process);
    return node.kind === 'file' ? node.content.length : 0;
  } catch (error) {
    if (error instanceof SystemError) return 0;
    throw error;
  }
}

const BAR = '*'.repeat(32);

/** The one line of the progress bar that is printed where standard error is no terminal; none for nothing. */
export function progressLine(path: string, size: number): string {
  if (size === 0) return '';
  const amount = size < 100_000 ? String(size).padStart(6) : `${String(size >> 10).padStart(5)}k`;
  return `${nameOf(path).slice(0, 20).padEnd(20)} 100% |${BAR}|${amount}  0:00:00 ETA\n`;
}
