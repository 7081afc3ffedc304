/** Reads the Redis protocol from a connection. */
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { readSome } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { splitWords } from './words.ts';
import type { Reply } from './reply.ts';

/** What came is not the protocol; the text is what the server answers before it hangs up. */
export class ProtocolError extends Error {}

const MOST_WORDS = 1024 * 1024;

export class ProtocolReader {
  private readonly process: Process;
  private readonly file: OpenFile;
  private buffered = '';

  constructor(process: Process, file: OpenFile) {
    this.process = process;
    this.file = file;
  }

  /** The next command, as an array or as one line of words; null at the end. */
  *command(): Task<readonly string[] | null> {
    for (;;) {
      const line = yield* this.line();
      if (line === null) return null;
      if (!line.startsWith('*')) {
        const words = splitWords(line);
        if (!words) throw new ProtocolError('ERR Protocol error: unbalanced quotes in request');
        if (words.length > 0) return words;
        continue;
      }
      const words = yield* this.array(Number(line.slice(1)));
      if (words === null || words.length > 0) return words;
    }
  }

  private *array(count: number): Task<readonly string[] | null> {
    if (!Number.isInteger(count) || count > MOST_WORDS)
      throw new ProtocolError('ERR Protocol error: invalid multibulk length');
    const words: string[] = [];
    for (let rank = 0; rank < count; rank += 1) {
      const head = yield* this.line();
      if (head === null) return null;
      if (!head.startsWith('$'))
        throw new ProtocolError(`ERR Protocol error: expected '$', got '${head.charAt(0)}'`);
      const word = yield* this.counted(Number(head.slice(1)));
      if (word === null) return null;
      words.push(word);
    }
    return words;
  }

  /** One answer; null when the connection ended. */
  *reply(): Task<Reply | null> {
    const line = yield* this.line();
    if (line === null) return null;
    const text = line.slice(1);
    switch (line.charAt(0)) {
      case '+':
        return { kind: 'status', text };
      case '-':
        return { kind: 'error', text };
      case ':':
        return { kind: 'integer', value: Number(text) };
      case '$': {
        if (text === '-1') return { kind: 'bulk', bytes: null };
        const bytes = yield* this.counted(Number(text));
        return bytes === null ? null : { kind: 'bulk', bytes };
      }
      case '*':
        return yield* this.items(Number(text));
      default:
        throw new ProtocolError(`Protocol error, got ${JSON.stringify(line.charAt(0))} as reply type byte`);
    }
  }

  private *items(count: number): Task<Reply | null> {
    if (count < 0) return { kind: 'array', items: null };
    const items: Reply[] = [];
    for (let rank = 0; rank < count; rank += 1) {
      const item = yield* this.reply();
      if (item === null) return null;
      items.push(item);
    }
    return { kind: 'array', items };
  }

  private *line(): Task<string | null> {
    for (let end = this.buffered.indexOf('\n'); ; end = this.buffered.indexOf('\n')) {
      if (end >= 0) {
        const line = this.buffered.slice(0, end).replace(/\r$/, '');
        this.buffered = this.buffered.slice(end + 1);
        return line;
      }
      if (!(yield* this.more())) return null;
    }
  }

  private *counted(length: number): Task<string | null> {
    if (!Number.isInteger(length) || length < 0)
      throw new ProtocolError('ERR Protocol error: invalid bulk length');
    while (this.buffered.length < length + 2) if (!(yield* this.more())) return null;
    const bytes = this.buffered.slice(0, length);
    this.buffered = this.buffered.slice(length + 2);
    return bytes;
  }

  private *more(): Task<boolean> {
    const part = yield* readSome(this.process, this.file);
    if (part === null) return false;
    this.buffered += part;
    return true;
  }
}
