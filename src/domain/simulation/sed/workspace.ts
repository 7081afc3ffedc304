/** What a script works with: the pattern space, the hold space, what is to be printed behind the line. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { PosixRegex } from '#domain/simulation/regex/posix.ts';
import { openInput, withoutEnd } from '#domain/simulation/stream/inputs.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';
import type { Input } from './input.ts';
import type { LineOutput } from './output.ts';
import type { Line } from './selection.ts';

export interface Surroundings {
  readonly process: Process;
  readonly input: Input;
  readonly output: LineOutput;
  /** Of `w`, by path. */
  readonly files: ReadonlyMap<string, LineOutput>;
}

interface Appended {
  readonly kind: 'text' | 'file';
  readonly value: string;
}

export class Workspace implements Line {
  number = 0;
  text = '';
  /** The line end of what is in the pattern space: empty for a last line without one. */
  end = '\n';
  hold = '';
  /** Since the line was read or `t` asked. */
  hasSubstituted = false;
  private lastRegex: PosixRegex | undefined;
  private readonly appended: Appended[] = [];
  private readonly around: Surroundings;

  constructor(around: Surroundings, lastRegex: PosixRegex | undefined) {
    this.around = around;
    this.lastRegex = lastRegex;
  }

  isLast(): Task<boolean> {
    return this.around.input.isAtEnd();
  }

  /** The expression of a substitution; an empty one is the last that was used. */
  regexOf(pattern: PosixRegex | undefined): PosixRegex {
    const regex = pattern ?? this.lastRegex;
    if (!regex) throw new Failure('no previous regexp');
    this.lastRegex = regex;
    return regex;
  }

  /** Takes the next line, or adds it to what is there; false when there is none. */
  *read(adds: boolean): Task<boolean> {
    const line = yield* this.around.input.next();
    if (!line) return false;
    this.number += 1;
    this.text = adds ? `${this.text}\n${line.text}` : line.text;
    this.end = line.end;
    return true;
  }

  *print(text: string): Task<void> {
    yield* this.around.output.line(text);
  }

  /** The pattern space as it is printed at the end of a script. */
  *printLine(): Task<void> {
    yield* this.around.output.line(this.text, this.end);
  }

  *writeTo(path: string): Task<void> {
    yield* this.around.files.get(path)?.line(this.text, this.end) ?? [];
  }

  append(kind: Appended['kind'], value: string): void {
    this.appended.push({ kind, value });
  }

  /** Prints what was appended. */
  *flush(): Task<void> {
    for (const { kind, value } of this.appended.splice(0)) {
      const content = kind === 'text' ? `${value}\n` : yield* this.contentOf(value);
      if (content !== '') yield* this.around.output.line(withoutEnd(content));
    }
  }

  /** A file that cannot be read adds nothing. */
  private *contentOf(path: string): Task<string> {
    const { process } = this.around;
    try {
      const file = openInput(process, path === '/dev/stdin' ? '-' : path);
      try {
        return yield* readAll(process, file);
      } finally {
        file.release(process.kernel);
      }
    } catch (error) {
      if (error instanceof SystemError) return '';
      throw error;
    }
  }
}
