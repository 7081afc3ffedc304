/** Records of one input, as RS wants them, handed out as soon as they are whole. */
import { TOO_LONG, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { PosixRegex } from '#domain/simulation/regex/posix.ts';

/** One byte, an expression, or empty: paragraphs. */
export type RecordSeparator = string | PosixRegex;

interface Cut {
  readonly begin: number;
  readonly end: number;
  /** Where the next record begins. */
  readonly next: number;
}

export class RecordReader {
  private readonly process: Process;
  private readonly file: OpenFile;
  private rest = '';
  private isAtEnd = false;

  constructor(process: Process, file: OpenFile) {
    this.process = process;
    this.file = file;
  }

  *next(separator: RecordSeparator): Task<string | null> {
    for (;;) {
      const cut = this.rest === '' ? undefined : this.cut(separator);
      if (cut) return this.take(cut);
      if (this.isAtEnd) return this.takeRest(separator);
      const part = yield* readSome(this.process, this.file);
      if (part === null) this.isAtEnd = true;
      else this.rest += part;
      if (this.rest.length > this.process.kernel.budget.fileBytes) throw new Unmodelled(TOO_LONG);
    }
  }

  release(): void {
    this.file.release(this.process.kernel);
  }

  private cut(separator: RecordSeparator): Cut | undefined {
    if (separator === '') return this.paragraph();
    if (typeof separator === 'string') {
      const end = this.rest.indexOf(separator);
      return end < 0 ? undefined : { begin: 0, end, next: end + 1 };
    }
    const match = separator.exec(this.rest);
    // A match that ends where the input ends so far could be longer.
    if (!match || match.start === match.end || match.end === this.rest.length) return undefined;
    return { begin: 0, end: match.start, next: match.end };
  }

  /** Up to an empty line; empty lines before it do not count. */
  private paragraph(): Cut | undefined {
    const begin = /^\n*/.exec(this.rest)?.[0].length ?? 0;
    const end = this.rest.indexOf('\n\n', begin);
    if (end < 0) return undefined;
    let next = end;
    while (this.rest[next] === '\n') next += 1;
    return next === this.rest.length && !this.isAtEnd ? undefined : { begin, end, next };
  }

  private take({ begin, end, next }: Cut): string {
    const record = this.rest.slice(begin, end);
    this.rest = this.rest.slice(next);
    return record;
  }

  private takeRest(separator: RecordSeparator): string | null {
    const all = this.rest;
    this.rest = '';
    if (all === '') return null;
    if (separator !== '') return withoutMatchAtEnd(all, separator);
    const record = all.replace(/^\n+/, '');
    const end = record.indexOf('\n\n');
    // A single line end of the last paragraph stays with it.
    return record === '' ? null : record.slice(0, end < 0 ? record.length : end);
  }
}

function withoutMatchAtEnd(text: string, separator: RecordSeparator): string {
  if (typeof separator === 'string') return text;
  const match = separator.exec(text);
  return match && match.start < match.end && match.end === text.length ? text.slice(0, match.start) : text;
}
