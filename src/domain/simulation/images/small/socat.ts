/** alpine/socat: one address to another, as far as both are TCP. */
import { errorNumber, errorWords, tried } from '#domain/simulation/images/failures.ts';
import { errorLogTime } from '#domain/simulation/images/times.ts';
import { relay } from '#domain/simulation/images/relay.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { handOver } from '#domain/simulation/network/threads.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import { readAddress, type Address } from './socat-address.ts';

/** `-t`: so long the other way may go on after one has ended. */
const HALF_CLOSED_MS = 500;

export const socat: Program = function* socat(process) {
  const words = process.argv.slice(1);
  if (words.includes('-V')) {
    yield* print(
      process,
      'socat by Gerhard Rieger and contributors - see www.dest-unreach.org\nsocat version 1.8.0.0\n',
    );
    return 0;
  }
  const { patience, addresses } = readOptions(words);
  const [from, to] = addresses.map(readAddress);
  const count = `exactly 2 addresses required (there are ${addresses.length}); use option "-h" for help`;
  const wrong = from === undefined || to === undefined || addresses.length > 2 ? count : textOf(from, to);
  if (wrong !== undefined) {
    yield* say(process, 'E', wrong);
    return 1;
  }
  return yield* run(process, from as Address, to as Address, patience);
};

const textOf = (...all: readonly (Address | string)[]): string | undefined =>
  all.find((each) => typeof each === 'string');

function readOptions(words: readonly string[]) {
  const [, seconds] = /(?:^| )-t ?([\d.]+)/.exec(words.join(' ')) ?? [];
  const addresses = words.filter((word, at) => !word.startsWith('-') && words[at - 1] !== '-t');
  const other = words.find(
    (word) => word.startsWith('-') && !/^-(?:t[\d.]*|T\d+|d+|D|v|x|ly|ls|lh|4|6)$/.test(word),
  );
  if (other !== undefined) throw new Unmodelled(`socat ${other}`);
  return { patience: seconds === undefined ? HALF_CLOSED_MS : Number(seconds) * 1000, addresses };
}

const say = (process: Process, level: 'E' | 'W', text: string): Task<void> =>
  complain(process, `${errorLogTime(process.kernel.wallTime)} socat[${process.pid}] ${level} ${text}\n`);

function* run(process: Process, from: Address, to: Address, patience: number): Task {
  if (from.kind !== 'listen' || to.kind !== 'connect')
    throw new Unmodelled('socat between other addresses than TCP-LISTEN and TCP');
  const bound = tried(() => networkOf(process).bind(process, from.port, { address: from.host }));
  if (bound instanceof SystemError) {
    const shown = `{AF=2 ${from.host}:${from.port}}, 16`;
    yield* say(process, 'E', `bind(5, ${shown}): ${errorWords(bound)}`);
    return 1;
  }
  if (!from.forks) {
    const socket = yield* bound.accept(process);
    bound.close(process.kernel);
    return yield* pass(process, socket, to, patience);
  }
  return yield* forkEach(process, bound, to, patience);
}

/** A child for each connection, as `fork` says; a failed one ends alone. */
function* forkEach(process: Process, listener: Listener, to: Address, patience: number): Task {
  for (;;) {
    const socket = yield* listener.accept(process);
    const child = tried(() =>
      process.kernel.spawn((self) => pass(self, socket, to, patience), {
        ...inherited(process),
        argv: process.argv,
      }),
    );
    if (child instanceof SystemError) hangUp(process, socket);
    else handOver(socket, process, child);
  }
}

function* pass(process: Process, client: Socket, { host, port }: Address, patience: number): Task {
  const server = yield* connect(process, host, port);
  if (typeof server !== 'string') {
    yield* relay(process, client, server, patience);
    return 0;
  }
  if (server === 'nohost')
    yield* say(process, 'E', `getaddrinfo("${host}", "NULL", {1,0,1,6}, {}): Name does not resolve`);
  else {
    const code = server === 'timeout' ? 'ETIMEDOUT' : 'ECONNREFUSED';
    const words = errorNumber(code) === 110 ? 'Operation timed out' : 'Connection refused';
    yield* say(process, 'E', `connect(5, AF=2 ${host}:${port}, 16): ${words}`);
  }
  hangUp(process, client);
  return 1;
}
