/** The body of an HTTP message, in the pieces that come. */
import { TOO_LONG, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { headerOf, type Headers } from './message.ts';
import type { Broken, MessageReader } from './reader.ts';

/** How a body ends. */
export type Framing = 'none' | 'chunked' | 'close' | { readonly length: number };

export class BodyReader {
  private readonly reader: MessageReader;
  private readonly framing: Framing;
  /** Bytes that are still to come: of the body, or of the chunk. */
  private left: number;
  private isFirst = true;

  constructor(reader: MessageReader, framing: Framing) {
    this.reader = reader;
    this.framing = framing;
    this.left =
      typeof framing === 'object' ? framing.length : framing === 'close' ? Number.POSITIVE_INFINITY : 0;
  }

  /** The next bytes; null after the last ones. */
  *next(): Task<{ readonly bytes: string } | Broken | null> {
    if (this.left === 0) {
      const broken = this.framing === 'chunked' ? yield* this.nextChunk() : null;
      if (broken !== undefined) return broken;
    }
    const some = yield* this.reader.some(this.left);
    if (some === 'end' && this.framing === 'close') return null;
    if (typeof some === 'object') this.left -= some.bytes.length;
    return some;
  }

  /** Undefined when there is one more. */
  private *nextChunk(): Task<Broken | null | undefined> {
    if (!this.isFirst) {
      const end = yield* this.reader.line();
      if (typeof end === 'string') return end;
    }
    this.isFirst = false;
    const line = yield* this.reader.line();
    if (typeof line === 'string') return line;
    this.left = Number.parseInt(line.bytes, 16);
    if (Number.isNaN(this.left)) throw new Unmodelled('HTTP: a chunk without a size');
    return this.left === 0 ? null : undefined;
  }
}

/** All of it. */
export function* readBody(
  process: Process,
  reader: MessageReader,
  framing: Framing,
): Task<{ readonly body: string; readonly broken?: Broken }> {
  const pieces = new BodyReader(reader, framing);
  let body = '';
  for (;;) {
    const piece = yield* pieces.next();
    if (piece === null) return { body };
    if (typeof piece === 'string') return { body, broken: piece };
    body += piece.bytes;
    if (body.length > process.kernel.budget.fileBytes) throw new Unmodelled(TOO_LONG);
  }
}

/** How the body of a request (`none`) or an answer (`close`) ends, by its headers. */
export function framingOf(headers: Headers, otherwise: 'none' | 'close'): Framing {
  if (/\bchunked\b/i.test(headerOf(headers, 'Transfer-Encoding') ?? '')) return 'chunked';
  const length = headerOf(headers, 'Content-Length');
  return length !== undefined && /^\d+$/.test(length) ? { length: Number(length) } : otherwise;
}

/** Answers without a body, whatever their headers say. */
export const isBodiless = (method: string, status: number): boolean =>
  method === 'HEAD' || status === 204 || status === 304 || status < 200;
