/** The command `redis-cli`, as it prints when its output is no terminal. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import {
  complain,
  descriptorOf,
  LineReader,
  print,
  readAll,
  STDIN,
} from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import type { NetworkError } from '#domain/simulation/trace/events.ts';
import { readOptions, type Options } from './client-options.ts';
import { ProtocolReader } from './protocol.ts';
import { encodeCommand, type Reply } from './reply.ts';
import { splitWords } from './words.ts';

export const redisClient = (version: string): Program =>
  function* client(process) {
    const options = readOptions(process.argv.slice(1), process.env);
    if (typeof options === 'string') {
      yield* complain(process, options);
      return 1;
    }
    if (options.asksVersion) {
      yield* print(process, `redis-cli ${version}\n`);
      return 0;
    }
    if (options.isInsecure)
      yield* complain(
        process,
        "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\n",
      );
    return yield* converse(process, options);
  };

const WORDS: ReadonlyMap<NetworkError, string> = new Map([
  ['refused', 'Connection refused'],
  ['timeout', 'Connection timed out'],
  ['reset', 'Connection reset by peer'],
]);

function* converse(process: Process, options: Options): Task {
  const { host, port } = options;
  const socket = yield* connect(process, host, port);
  if (typeof socket === 'string') {
    const why = WORDS.get(socket) ?? 'Temporary failure in name resolution';
    yield* complain(process, `Could not connect to Redis at ${host}:${port}: ${why}\n`);
    return 1;
  }
  const reader = new ProtocolReader(process, socket);
  try {
    if (options.password !== '') yield* authenticate(process, socket, reader, options.password);
    const { words } = options;
    if (words.length === 0) return yield* fromInput(process, socket, reader);
    const last = options.takesInput ? [yield* readAll(process, descriptorOf(process, STDIN))] : [];
    return yield* repeated(process, socket, reader, [...words, ...last], options);
  } finally {
    hangUp(process, socket);
  }
}

function* authenticate(
  process: Process,
  socket: Socket,
  reader: ProtocolReader,
  password: string,
): Task<void> {
  yield* socket.write(process, encodeCommand(['AUTH', password]));
  const reply = yield* reader.reply();
  if (reply?.kind === 'error') yield* complain(process, `AUTH failed: ${reply.text}\n`);
}

function* repeated(
  process: Process,
  socket: Socket,
  reader: ProtocolReader,
  words: readonly string[],
  { repeat, interval }: Options,
): Task {
  for (let rank = 0; rank < repeat || repeat < 0; rank += 1) {
    if (rank > 0 && interval > 0) yield { ms: interval };
    const code = yield* ask(process, socket, reader, words);
    if (code !== 0) return code;
  }
  return 0;
}

const ENDLESS: ReadonlySet<string> = new Set(['MONITOR', 'SUBSCRIBE', 'PSUBSCRIBE', 'SYNC']);

function* ask(process: Process, socket: Socket, reader: ProtocolReader, words: readonly string[]): Task {
  const name = words[0]?.toUpperCase() ?? '';
  if (ENDLESS.has(name)) throw new Unmodelled(`redis-cli ${name.toLowerCase()}`);
  yield* socket.write(process, encodeCommand(words));
  const reply = yield* reader.reply();
  if (reply === null) {
    // Who told the server to end gets no answer.
    if (name === 'SHUTDOWN') return 0;
    yield* complain(process, 'Error: Server closed the connection\n');
    return 1;
  }
  if (name !== 'SHUTDOWN') yield* print(process, `${shown(reply)}\n`);
  return 0;
}

/** One command a line. */
function* fromInput(process: Process, socket: Socket, reader: ProtocolReader): Task {
  const lines = new LineReader(process, descriptorOf(process, STDIN));
  for (let line = yield* lines.next(); line !== null; line = yield* lines.next()) {
    const words = splitWords(line);
    if (!words) {
      yield* print(process, 'Invalid argument(s)\n');
      continue;
    }
    if (words.length === 0) continue;
    if (/^(?:quit|exit)$/i.test(words[0] ?? '')) return 0;
    const code = yield* ask(process, socket, reader, words);
    if (code !== 0) return code;
  }
  return 0;
}

/** Raw: what a terminal would see in quotes and with numbers stands plain. */
function shown(reply: Reply): string {
  switch (reply.kind) {
    case 'status':
      return reply.text;
    case 'error':
      return `${reply.text}\n`;
    case 'integer':
      return String(reply.value);
    case 'bulk':
      return reply.bytes ?? '';
    case 'array':
      return (reply.items ?? []).map(shown).join('\n');
  }
}
