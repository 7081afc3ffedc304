/** Where sed's lines go: standard output, the new content of a file, the files of `w`. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, STDOUT } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';

/** Knows whether its last line is open: a last line of an input without an end gets none until another one follows. */
export class LineOutput {
  private readonly process: Process;
  private readonly file: OpenFile;
  private isOpen = false;

  constructor(process: Process, file: OpenFile) {
    this.process = process;
    this.file = file;
  }

  *line(text: string, end = '\n'): Task<void> {
    const before = this.isOpen ? '\n' : '';
    this.isOpen = end === '';
    yield* this.write(before + text + end);
  }

  release(): void {
    this.file.release(this.process.kernel);
  }

  private *write(bytes: string): Task<void> {
    if (bytes !== '' && this.process.state !== 'dead') yield* this.file.write(this.process, bytes);
  }
}

/** The process' own descriptor, which is closed when it ends: one more would keep a pipe open for ever. */
export const standardOutput = (process: Process): LineOutput =>
  new LineOutput(process, descriptorOf(process, STDOUT));

/** The files of `w`, each opened once and emptied before anything runs. */
export function openOutputs(
  process: Process,
  paths: readonly string[],
  standard: LineOutput,
): ReadonlyMap<string, LineOutput> {
  const outputs = new Map([['/dev/stdout', standard]]);
  for (const path of paths) {
    if (outputs.has(path)) continue;
    try {
      const output = new LineOutput(process, openFile(process, path, { write: true, truncate: true }));
      process.held.add({ close: () => output.release() });
      outputs.set(path, output);
    } catch (error) {
      if (error instanceof SystemError) throw new Failure(`can't open '${path}': ${error.message}`);
      throw error;
    }
  }
  return outputs;
}
