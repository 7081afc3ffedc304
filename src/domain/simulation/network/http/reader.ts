/** Reads what HTTP messages are made of from a connection: heads, lines, bytes. May throw `SystemError('ECONNRESET')`. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { readBy, type Deadline } from '#domain/simulation/network/deadline.ts';
import type { Socket } from '#domain/simulation/network/socket.ts';

/** What has no empty line within so many bytes is not HTTP. */
const MOST_HEAD_BYTES = 65_536;

/** `end`: the connection ended before the message did. */
export type Broken = 'end' | 'timeout';

export class MessageReader {
  /** Of the next reads. */
  deadline: Deadline;
  private readonly process: Process;
  private readonly socket: Socket;
  private buffered = '';

  constructor(process: Process, socket: Socket, deadline?: Deadline) {
    this.process = process;
    this.socket = socket;
    this.deadline = deadline;
  }

  /**
   * Everything up to the empty line, with what was read so far when it breaks. Who can tell by the first line that no HTTP follows
   * does not wait for the rest.
   */
  *head(isStart: (line: string) => boolean): Task<{ readonly text: string; readonly broken?: Broken }> {
    let text = '';
    for (;;) {
      const line = yield* this.line();
      if (typeof line === 'string') return { text: text + this.take(this.buffered.length), broken: line };
      const isEmpty = /^\r?\n$/.test(line.bytes);
      if (isEmpty && text === '') continue;
      const isLast = isEmpty || (text === '' && !isStart(line.bytes.trimEnd()));
      text += line.bytes;
      if (isLast || text.length > MOST_HEAD_BYTES) return { text };
    }
  }

  /** With its line end. What has none for so long is no line. */
  *line(): Task<{ readonly bytes: string } | Broken> {
    for (;;) {
      const end = this.buffered.indexOf('\n') + 1;
      if (end > 0) return { bytes: this.take(end) };
      const broken = this.buffered.length > MOST_HEAD_BYTES ? 'end' : yield* this.more();
      if (broken) return broken;
    }
  }

  /** What there is, at most so many bytes. */
  *some(most: number): Task<{ readonly bytes: string } | Broken> {
    if (this.buffered === '') {
      const broken = yield* this.more();
      if (broken) return broken;
    }
    return { bytes: this.take(Math.min(most, this.buffered.length)) };
  }

  private *more(): Task<Broken | undefined> {
    const read = yield* readBy(this.process, this.socket, this.deadline);
    if (read === 'timeout') return 'timeout';
    if (read.bytes === null) return 'end';
    this.buffered += read.bytes;
    return undefined;
  }

  private take(count: number): string {
    const taken = this.buffered.slice(0, count);
    this.buffered = this.buffered.slice(count);
    return taken;
  }
}
