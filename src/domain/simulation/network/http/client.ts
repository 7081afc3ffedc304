/** One HTTP request and its answer, for programs that are not themselves about HTTP: probes, proxies, exporters. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import { deadlineIn, type Deadline } from '#domain/simulation/network/deadline.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { startTls, type TlsFailure } from '#domain/simulation/network/tls/handshake.ts';
import type { NetworkError } from '#domain/simulation/trace/events.ts';
import { headText, isResponseLine, parseResponseHead, type Headers, type ResponseHead } from './message.ts';
import { framingOf, isBodiless, readBody } from './body.ts';
import { MessageReader } from './reader.ts';

export interface HttpRequest {
  readonly host: string;
  readonly port: number;
  /** With query; `/` when left out. */
  readonly path?: string;
  readonly method?: string;
  /** Written as they are; `Host` is added when it is not among them. */
  readonly headers?: Headers;
  readonly body?: string;
  /** The certificate is not checked. */
  readonly tls?: boolean;
  /** For all of it: connection, request and answer. */
  readonly timeoutMs?: number;
}

/** `empty`: the server hung up without an answer. `malformed`: what it said is not HTTP. */
export type HttpFailure = NetworkError | TlsFailure | 'empty' | 'malformed';

export interface HttpResponse extends ResponseHead {
  readonly body: string;
  /** It broke off in the middle of the body. */
  readonly isCut: boolean;
}

export type HttpOutcome =
  { readonly ok: true; readonly response: HttpResponse } | { readonly ok: false; readonly why: HttpFailure };

export function* httpRequest(process: Process, request: HttpRequest): Task<HttpOutcome> {
  const deadline = deadlineIn(process, request.timeoutMs);
  const { host, port, timeoutMs } = request;
  const socket = yield* connect(process, host, port, { timeoutMs });
  if (typeof socket === 'string') return { ok: false, why: socket };
  try {
    const failure = request.tls === true ? yield* startTls(process, socket, host, deadline) : undefined;
    if (failure) return { ok: false, why: failure };
    yield* socket.write(process, requestText(request));
    return yield* answer(process, socket, request.method ?? 'GET', deadline);
  } catch (error) {
    if (error instanceof SystemError) return { ok: false, why: 'reset' };
    throw error;
  } finally {
    hangUp(process, socket);
  }
}

function requestText(request: HttpRequest): string {
  const { method = 'GET', path = '/', headers = [], body = '' } = request;
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const length = body === '' ? [] : [['Content-Length', String(body.length)] as const];
  const usual = [['Host', authorityOf(request)] as const, ['Connection', 'close'] as const, ...length];
  const added = usual.filter(([name]) => !given.has(name.toLowerCase()));
  return headText(`${method} ${path} HTTP/1.1`, [...added, ...headers]) + body;
}

const authorityOf = ({ host, port, tls }: HttpRequest): string =>
  port === (tls === true ? 443 : 80) ? host : `${host}:${port}`;

function* answer(process: Process, socket: Socket, method: string, deadline: Deadline): Task<HttpOutcome> {
  const reader = new MessageReader(process, socket, deadline);
  const { text, broken } = yield* reader.head(isResponseLine);
  if (broken === 'timeout') return { ok: false, why: 'timeout' };
  if (text === '') return { ok: false, why: 'empty' };
  const head = parseResponseHead(text);
  if (!head || broken) return { ok: false, why: 'malformed' };
  const framing = isBodiless(method, head.status) ? 'none' : framingOf(head.headers, 'close');
  const { body, broken: cut } = yield* readBody(process, reader, framing);
  if (cut === 'timeout') return { ok: false, why: 'timeout' };
  return { ok: true, response: { ...head, body, isCut: cut !== undefined } };
}
