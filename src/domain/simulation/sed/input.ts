/** The lines of all inputs as one sequence, read as they come; looked ahead in only where somebody asks for the last line. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain, LineReader } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { openInput, withoutEnd } from '#domain/simulation/stream/inputs.ts';

export interface InputLine {
  readonly text: string;
  /** Empty for a last line without one. */
  readonly end: string;
}

export class Input {
  /** 1 when a file could not be opened. */
  status = 0;
  private readonly process: Process;
  private readonly paths: string[];
  private open: { readonly file: OpenFile; readonly lines: LineReader } | undefined;
  private ahead: InputLine | null | undefined;

  constructor(process: Process, paths: readonly string[]) {
    this.process = process;
    this.paths = [...paths];
  }

  *next(): Task<InputLine | null> {
    const line = this.ahead === undefined ? yield* this.read() : this.ahead;
    this.ahead = line === null ? null : undefined;
    return line;
  }

  /** True when no line follows. Waits for one. */
  *isAtEnd(): Task<boolean> {
    if (this.ahead === undefined) this.ahead = yield* this.read();
    return this.ahead === null;
  }

  close(): void {
    this.open?.file.release(this.process.kernel);
    this.open = undefined;
  }

  private *read(): Task<InputLine | null> {
    for (;;) {
      if (!this.open && !(yield* this.openNext())) return null;
      const line = yield* this.lineOfFile();
      if (line !== null) return { text: withoutEnd(line), end: line.endsWith('\n') ? '\n' : '' };
      this.close();
    }
  }

  /** A directory has no lines, and BusyBox says nothing about it. */
  private *lineOfFile(): Task<string | null> {
    try {
      return (yield* this.open?.lines.next() ?? []) ?? null;
    } catch (error) {
      if (error instanceof SystemError && error.code === 'EISDIR') return null;
      throw error;
    }
  }

  /** Opens the next file that can be opened; false when there is none. */
  private *openNext(): Task<boolean> {
    for (let path = this.paths.shift(); path !== undefined; path = this.paths.shift()) {
      try {
        const file = openInput(this.process, path);
        this.open = { file, lines: new LineReader(this.process, file) };
        return true;
      } catch (error) {
        if (!(error instanceof SystemError)) throw error;
        this.status = 1;
        yield* complain(this.process, `sed: ${path}: ${error.message}\n`);
      }
    }
    return false;
  }
}
