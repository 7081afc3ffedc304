/** Answers HTTP on a listener, each connection in a thread of its own. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { deadlineIn } from '#domain/simulation/network/deadline.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { hangUp, type Socket, type SocketAddress } from '#domain/simulation/network/socket.ts';
import { handOver, startThread } from '#domain/simulation/network/threads.ts';
import type { Certificate } from '#domain/simulation/network/tls/certificate.ts';
import { acceptTls } from '#domain/simulation/network/tls/handshake.ts';
import {
  headerOf,
  headText,
  isRequestLine,
  parseRequestHead,
  type Headers,
  type RequestHead,
} from './message.ts';
import { framingOf, isBodiless, readBody } from './body.ts';
import { MessageReader } from './reader.ts';
import { reasonOf } from './status.ts';

export interface IncomingRequest extends RequestHead {
  /** The target without its query. */
  readonly path: string;
  readonly body: string;
  readonly isTls: boolean;
  /** What the client called the server in the handshake; empty without TLS. */
  readonly serverName: string;
  /** `pod/container` of the client. */
  readonly from: string;
  readonly remote: SocketAddress;
  readonly local: SocketAddress;
  /** Why it is no proper request: its start line is not HTTP, or it is plain on a port for TLS. The rest may be empty then. */
  readonly problem: '' | 'malformed' | 'plain';
}

export interface Reply {
  readonly status: number;
  /** The usual words of the status when left out. */
  readonly reason?: string;
  /** `Content-Length` is added when neither it nor `Transfer-Encoding` is among them. */
  readonly headers?: Headers;
  readonly body?: string;
  /** Without a length: the body ends with the connection. */
  readonly isUncounted?: boolean;
}

/** `thread` is who answers: it reads files, connects and waits while others are served. */
export type Handler = (request: IncomingRequest, thread: Process) => Task<Reply>;

export interface ServeOptions {
  /** Asked at each handshake. Without it the port is plain. */
  readonly certificateFor?: (serverName: string) => Certificate;
  /** Whose threads answer: connections then outlive the one that accepts them, as in a worker that drains. */
  readonly owner?: Process;
}

/** Who connects and says nothing is sent away after this time, as nginx does by default. */
const PATIENCE_MS = 60_000;

/** Never comes back: the process or the thread that runs it has to end. */
export function* serveHttp(
  process: Process,
  listener: Listener,
  handler: Handler,
  options: ServeOptions = {},
): Task<never> {
  for (;;) {
    const socket = yield* listener.accept(process);
    const thread = startThread(options.owner ?? process, (worker) =>
      serve(worker, socket, listener, handler, options),
    );
    if (thread) handOver(socket, process, thread);
    else hangUp(process, socket);
  }
}

function* serve(
  thread: Process,
  socket: Socket,
  listener: Listener,
  handler: Handler,
  { certificateFor }: ServeOptions,
): Task {
  // Who hangs up too early must not end the thread in the middle of its notes.
  thread.dispositions.set(SIG.PIPE, 'ignore');
  try {
    const serverName = certificateFor && (yield* acceptTls(thread, socket, certificateFor));
    const request = yield* receive(thread, socket, { serverName, isExpected: certificateFor !== undefined });
    if (!request) return 0;
    const reply = yield* handler(request, thread);
    record(thread, listener, request, reply.status);
    yield* socket.write(thread, replyText(request, reply));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  } finally {
    hangUp(thread, socket);
  }
  return 0;
}

function record(
  thread: Process,
  { binding, process }: Listener,
  { method, path, from }: IncomingRequest,
  status: number,
): void {
  thread.kernel.trace.record(process, { op: 'http', port: binding.port, method, path, status, from });
}

/** Undefined when the client hung up before it asked for anything. */
function* receive(
  thread: Process,
  socket: Socket,
  tls: { readonly serverName: string | undefined; readonly isExpected: boolean },
): Task<IncomingRequest | undefined> {
  const reader = new MessageReader(thread, socket, deadlineIn(thread, PATIENCE_MS));
  const { text, broken } = yield* reader.head(isRequestLine);
  if (text === '' || broken === 'timeout') return undefined;
  const head = parseRequestHead(text.trim());
  const { body } = yield* readBody(thread, reader, head ? framingOf(head.headers, 'none') : 'none');
  const isTls = tls.serverName !== undefined;
  const { local, remote, peer: from } = socket.ends;
  const start = head ?? { line: firstLine(text), method: '', target: '', version: '', headers: [] };
  const problem = tls.isExpected && !isTls ? 'plain' : head ? '' : 'malformed';
  const serverName = tls.serverName ?? '';
  return { ...start, path: pathOf(start.target), body, isTls, serverName, from, remote, local, problem };
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

/** A proxy's client sends the whole URL. */
const pathOf = (target: string): string =>
  target.replace(/^https?:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '') || (target === '' ? '' : '/');

function replyText({ method }: IncomingRequest, reply: Reply): string {
  const { status, reason = reasonOf(status), headers = [], body = '' } = reply;
  const isCounted = ['Content-Length', 'Transfer-Encoding'].some(
    (name) => headerOf(headers, name) !== undefined,
  );
  const length = ['Content-Length', String(body.length)] as const;
  const all = isCounted || reply.isUncounted === true ? headers : [...headers, length];
  const head = headText(`HTTP/1.1 ${status} ${reason}`, all);
  return isBodiless(method, status) ? head : head + body;
}
