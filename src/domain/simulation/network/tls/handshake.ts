/**
 * TLS as what it does to a connection: a handshake goes over the wire before anything else, through every proxy on the way, and
 * fails where one side speaks plainly. What follows is not encrypted; nobody in a run listens on the line.
 */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { readBy, type Deadline } from '#domain/simulation/network/deadline.ts';
import type { Socket } from '#domain/simulation/network/socket.ts';
import type { Certificate } from './certificate.ts';

/**
 * `plain`: the other side does not speak TLS (curl: wrong version number); what it said can still be read. `closed`: it hung up in the middle. `alert`: it speaks
 * TLS and refused.
 */
export type TlsFailure = 'plain' | 'closed' | 'reset' | 'timeout' | 'alert';

const HANDSHAKE = '\x16';
const ALERT = '\x15';
const HEADER_BYTES = 6;

/** A record: kind, version, length in three bytes (a real one has two; the certificates would take several). */
function record(kind: string, minor: number, payload: string): string {
  const size = payload.length;
  return `${kind}\x03${String.fromCharCode(minor, size >> 16, (size >> 8) & 255, size & 255)}${payload}`;
}

/**
 * The client's side. What it says holds a line end, as most real ones do: a server that reads lines answers at once. Afterwards `socket.certificate` is what the server presented; whether to trust it is the client's decision.
 */
export function* startTls(
  process: Process,
  socket: Socket,
  serverName: string,
  deadline?: Deadline,
): Task<TlsFailure | undefined> {
  try {
    yield* socket.write(process, record(HANDSHAKE, 1, `\x01${serverName}\n`));
    const header = yield* readExactly(process, socket, HEADER_BYTES, deadline);
    if (header === 'timeout') return 'timeout';
    if (header === '') return 'closed';
    if (header.startsWith(ALERT)) return 'alert';
    if (!header.startsWith(`${HANDSHAKE}\x03`)) {
      socket.unread(header);
      return 'plain';
    }
    const payload = yield* readExactly(process, socket, sizeOf(header), deadline);
    if (payload === 'timeout') return 'timeout';
    if (payload.length < sizeOf(header)) return 'closed';
    socket.certificate = JSON.parse(payload) as Certificate;
    socket.isTls = true;
    return undefined;
  } catch (error) {
    if (error instanceof SystemError) return 'reset';
    throw error;
  }
}

/** The name that the client asked for; undefined when it speaks plainly (its bytes can still be read) or said nothing. */
export function* acceptTls(
  process: Process,
  socket: Socket,
  certificateFor: (serverName: string) => Certificate,
  deadline?: Deadline,
): Task<string | undefined> {
  const header = yield* readExactly(process, socket, HEADER_BYTES, deadline);
  if (header === 'timeout' || !header.startsWith(`${HANDSHAKE}\x03`)) {
    if (header !== 'timeout') socket.unread(header);
    return undefined;
  }
  const hello = yield* readExactly(process, socket, sizeOf(header), deadline);
  const serverName = hello.slice(1, -1);
  yield* socket.write(process, record(HANDSHAKE, 3, JSON.stringify(certificateFor(serverName))));
  socket.isTls = true;
  return serverName;
}

const sizeOf = (header: string): number =>
  header.charCodeAt(3) * 65_536 + header.charCodeAt(4) * 256 + header.charCodeAt(5);

/** Fewer bytes when the connection ends before. */
function* readExactly(process: Process, socket: Socket, size: number, deadline: Deadline): Task<string> {
  let all = '';
  while (all.length < size) {
    const read = yield* readBy(process, socket, deadline, size - all.length);
    if (read === 'timeout') return 'timeout';
    if (read.bytes === null) return all;
    all += read.bytes;
  }
  return all;
}
