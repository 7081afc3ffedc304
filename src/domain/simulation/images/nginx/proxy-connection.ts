/** One attempt at one server of a group. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { dial } from '#domain/simulation/network/connect.ts';
import { deadlineIn } from '#domain/simulation/network/deadline.ts';
import type { HttpResponse } from '#domain/simulation/network/http/client.ts';
import { isResponseLine, parseResponseHead } from '#domain/simulation/network/http/message.ts';
import { framingOf, isBodiless, readBody } from '#domain/simulation/network/http/body.ts';
import { MessageReader } from '#domain/simulation/network/http/reader.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { startTls } from '#domain/simulation/network/tls/handshake.ts';
import type { Exchange } from './exchange.ts';
import type { ProxyTarget } from './proxy-target.ts';
import type { Peer } from './upstream-groups.ts';

export type Trouble =
  | 'refused'
  | 'unreachable'
  | 'connect-timeout'
  | 'read-timeout'
  | 'empty'
  | 'reset'
  | 'malformed'
  | 'not-tls'
  | 'tls-closed';

export type Attempt = { readonly response: HttpResponse } | { readonly trouble: Trouble };

const MINUTE_MS = 60_000;

export function* ask(peer: Peer, target: ProxyTarget, request: string, exchange: Exchange): Task<Attempt> {
  const { scope, thread } = exchange;
  const timeoutMs = scope.time('proxy_connect_timeout', MINUTE_MS);
  const name = { host: target.host, ip: peer.host, port: peer.port };
  const socket = yield* dial(thread, name, { timeoutMs });
  if (socket === 'timeout') return { trouble: 'connect-timeout' };
  if (socket === 'nohost') return { trouble: 'unreachable' };
  if (typeof socket === 'string') return { trouble: 'refused' };
  try {
    const failed = target.scheme === 'https' ? yield* secure(thread, socket, target) : undefined;
    if (failed) return { trouble: failed };
    yield* socket.write(thread, request);
    return yield* receive(thread, socket, exchange, scope.time('proxy_read_timeout', MINUTE_MS));
  } catch (error) {
    if (error instanceof SystemError) return { trouble: 'reset' };
    throw error;
  } finally {
    hangUp(thread, socket);
  }
}

function* secure(thread: Process, socket: Socket, { host }: ProxyTarget): Task<Trouble | undefined> {
  const failure = yield* startTls(thread, socket, host, deadlineIn(thread, MINUTE_MS));
  if (failure === undefined) return undefined;
  if (failure === 'timeout') return 'connect-timeout';
  return failure === 'plain' ? 'not-tls' : 'tls-closed';
}

function* receive(thread: Process, socket: Socket, exchange: Exchange, patience: number): Task<Attempt> {
  const reader = new MessageReader(thread, socket, deadlineIn(thread, patience));
  const { text, broken } = yield* reader.head(isResponseLine);
  if (broken === 'timeout') return { trouble: 'read-timeout' };
  if (broken === 'end' && text === '') return { trouble: 'empty' };
  const head = parseResponseHead(text);
  if (!head || broken) return { trouble: 'malformed' };
  const framing = isBodiless(exchange.incoming.method, head.status)
    ? 'none'
    : framingOf(head.headers, 'close');
  const { body, broken: cut } = yield* readBody(thread, reader, framing);
  return { response: { ...head, body, isCut: cut !== undefined } };
}
