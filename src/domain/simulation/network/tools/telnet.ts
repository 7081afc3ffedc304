/** `telnet` of BusyBox, as far as it is used to try a port by hand. */
import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { dial } from '#domain/simulation/network/connect.ts';
import { hangUp } from '#domain/simulation/network/socket.ts';
import { shovel } from './shovel.ts';
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
  yield* print(process, `Connected to ${host}\r\n`);
  yield* shovel(process, socket, undefined);
  hangUp(process, socket);
  return 0;
});
