/** `telnet` of BusyBox, as far as it is used to try a port by hand. */
import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, print, readSome, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { dial } from '#domain/simulation/network/connect.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { addressOf, portNumber, WORDS } from './words.ts';

const SHAPE = { usage: '[-a] [-l USER] HOST [PORT]\n\nConnect to telnet server', letters: 'al:' };

export const telnet = applet(SHAPE, function* ({ process, operands }) {
  const [host, portText = '23'] = operands;
  if (host === undefined || operands.length > 2) throw new UsageError();
  const port = portNumber(portText);
  if (port === undefined) throw new Failure(`bad port '${portText}'`);
  const ip = yield* addressOf(process, host, port);
  if (ip === undefined) throw new Failure(`bad address '${host}'`);
  const socket = yield* dial(process, { host, ip, port });
  if (typeof socket === 'string') throw new Failure(`can't connect to remote host (${ip}): ${WORDS[socket]}`);
  const code = yield* talk(process, socket);
  hangUp(process, socket);
  // Printed into a buffer at first, which goes out with the end where nobody sits at a terminal.
  yield* print(process, `Connected to ${host}\n`);
  return code;
});

/** Ends with its input, whatever may still come; or with the connection, which is a failure. */
function* talk(process: Process, socket: Socket): Task {
  const input = descriptorOf(process, STDIN);
  for (;;) {
    while (!socket.isReadable() && !input.isReadable()) yield { on: queuesOf(socket, input) };
    if (socket.isReadable()) {
      const bytes = yield* receive(process, socket);
      yield* print(process, bytes ?? 'Connection closed by foreign host\r\n');
      if (bytes === null) return 1;
    }
    if (!input.isReadable()) continue;
    const bytes = yield* readSome(process, input);
    if (bytes === null) return 0;
    yield* socket.write(process, bytes);
  }
}

const queuesOf = (...files: readonly OpenFile[]): readonly WaitQueue[] =>
  files.flatMap((file) => file.readable() ?? []);

function* receive(process: Process, socket: Socket): Task<string | null> {
  try {
    return yield* readSome(process, socket);
  } catch (error) {
    if (error instanceof SystemError) return null;
    throw error;
  }
}
