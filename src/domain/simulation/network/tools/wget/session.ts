/** One download of BusyBox' wget up to the answer's head: connections, TLS, redirections. Throws `Failure` with its words. */
import { Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { dial } from '#domain/simulation/network/connect.ts';
import { deadlineIn, readBy } from '#domain/simulation/network/deadline.ts';
import { headerOf, parseResponseHead, type ResponseHead } from '#domain/simulation/network/http/message.ts';
import { MessageReader } from '#domain/simulation/network/http/reader.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { startTls } from '#domain/simulation/network/tls/handshake.ts';
import { addressOf, WORDS } from '#domain/simulation/network/tools/words.ts';
import { requestText, type RequestOptions } from './request.ts';
import { parseUrl, type Url } from './url.ts';

export interface Session extends RequestOptions {
  readonly call: Call;
  readonly isQuiet: boolean;
  /** `-S`. */
  readonly showsAnswer: boolean;
  /** Without `--no-check-certificate`, it says that it does not check either. */
  readonly isCareless: boolean;
  readonly timeoutMs: number;
}

export interface Answer {
  readonly head: ResponseHead;
  readonly reader: MessageReader;
  readonly socket: Socket;
}

const MOST_REDIRECTIONS = 16;

interface Server {
  readonly url: Url;
  readonly ip: string;
}

/** Follows redirections to an answer that is a success; the caller hangs up. */
export function* answerOf(session: Session, first: Url): Task<Answer> {
  let server = yield* locate(session, first);
  for (let turn = 0; turn < MOST_REDIRECTIONS; turn += 1) {
    const answer = yield* ask(session, server);
    const { status, line, headers } = answer.head;
    const place = status >= 300 && status < 400 ? headerOf(headers, 'Location') : undefined;
    if (place === undefined) {
      if (status < 200 || status > 399) throw new Failure(`server returned error: ${line}`);
      return answer;
    }
    hangUp(session.call.process, answer.socket);
    // On the same server nothing is looked up again, and nothing said.
    if (place.startsWith('/')) server = { ...server, url: { ...server.url, path: place.slice(1) } };
    else if (turn + 1 < MOST_REDIRECTIONS) server = yield* locate(session, parseUrl(place));
  }
  throw new Failure('too many redirections');
}

function* locate({ call, isQuiet }: Session, url: Url): Task<Server> {
  const ip = yield* addressOf(call.process, url.host, url.port);
  if (ip === undefined) throw new Failure(`bad address '${url.host}'`);
  if (!isQuiet) yield* complain(call.process, `Connecting to ${url.authority} (${dotted(ip)}:${url.port})\n`);
  return { url, ip };
}

const dotted = (ip: string): string => (ip.includes(':') ? `[${ip}]` : ip);

function* ask(session: Session, { url, ip }: Server): Task<Answer> {
  const { call, timeoutMs } = session;
  const { process } = call;
  const socket = yield* dial(process, { host: url.host, ip, port: url.port }, { timeoutMs });
  if (socket === 'timeout' && timeoutMs < 127_000) throw new Failure('download timed out');
  if (typeof socket === 'string') throw new Failure(`can't connect to remote host (${ip}): ${WORDS[socket]}`);
  if (url.isTls) yield* secure(session, socket, url.host);
  try {
    yield* socket.write(process, requestText(url, session));
    const reader = new MessageReader(process, socket, deadlineIn(process, timeoutMs));
    return { head: yield* headFrom(session, reader), reader, socket };
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`error getting response: ${error.message}`);
    throw error;
  }
}

function* headFrom({ call, showsAnswer }: Session, reader: MessageReader): Task<ResponseHead> {
  for (;;) {
    const { text, broken } = yield* reader.head((line) => / /.test(line));
    if (broken === 'timeout') throw new Failure('download timed out');
    const head = parseResponseHead(text.trimEnd());
    if (showsAnswer) yield* complain(call.process, shown(text, head));
    if (!head) throw new Failure('error getting response');
    if (head.status !== 100) return head;
  }
}

/** wget reads no further than to `Location`. */
function shown(text: string, head: ResponseHead | undefined): string {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const isElsewhere = head !== undefined && head.status >= 300 && head.status < 400;
  const last = isElsewhere ? lines.findIndex((line) => /^location:/i.test(line)) : -1;
  return lines
    .slice(0, last < 0 ? undefined : last + 1)
    .map((line) => `  ${line}\n`)
    .join('');
}

/** The TLS of BusyBox runs in a helper process: when that gives up, the download only sees its end of the pipe close. */
function* secure({ call, isCareless, timeoutMs }: Session, socket: Socket, host: string): Task<void> {
  const { process } = call;
  if (!isCareless) yield* warn(call, 'note: TLS certificate validation not implemented');
  const deadline = deadlineIn(process, timeoutMs);
  const failure = yield* startTls(process, socket, host, deadline);
  if (failure === undefined) return;
  if (failure === 'timeout') throw new Failure('download timed out');
  if (failure === 'plain') {
    const read = yield* readBy(process, socket, deadline);
    const bytes = read === 'timeout' ? '' : (read.bytes ?? '');
    yield* warn(call, `got bad TLS record (len:${bytes.length}) while expecting handshake record`);
    yield* complain(process, `${hex(bytes.slice(0, 99))}\n`);
  }
  throw new Failure(`error getting response: ${WORDS.reset}`);
}

const hex = (bytes: string): string =>
  Array.from(bytes, (byte) => ` ${byte.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
