/** hashicorp/http-echo: one text for every request. */
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { serveHttp, type Handler } from '#domain/simulation/network/http/server.ts';
import { headerOf } from '#domain/simulation/network/http/message.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { listenTcp, readFlags, untilTold } from '#domain/simulation/images/go-program.ts';
import { scratchImage } from '#domain/simulation/images/scratch.ts';
import { errorLogTime, headerTime } from '#domain/simulation/images/times.ts';

const say = (process: Process, text: string): Task<void> =>
  print(process, `${errorLogTime(process.kernel.wallTime)} ${text}\n`);

const httpEcho: Program = function* httpEcho(process) {
  const flags = readFlags(process.argv.slice(1), new Set(['version']));
  const text = flags.get('text') ?? process.env.get('ECHO_TEXT') ?? '';
  const address = flags.get('listen') ?? ':5678';
  if (text === '') {
    yield* complain(process, 'Missing -text option!\n');
    return 127;
  }
  const listener = listenTcp(process, address);
  if (typeof listener === 'string') {
    yield* say(process, `[ERR] server exited with: ${listener}`);
    return 127;
  }
  yield* say(process, `[INFO] server is listening on ${address}`);
  const status = Number(flags.get('status-code') ?? 200);
  startThread(process, (thread) => serveHttp(thread, listener, answering(process, text, status)));
  yield* untilTold(process);
  yield* say(process, '[INFO] received interrupt, shutting down...');
  return 0;
};

const answering = (process: Process, text: string, status: number): Handler =>
  function* answer({ method, target, path, headers, remote }) {
    const date = ['Date', headerTime(process.kernel.wallTime)] as const;
    const type = ['Content-Type', 'text/plain; charset=utf-8'] as const;
    const isHealth = path === '/health';
    const body = isHealth ? '{"status":"ok"}' : `${text}\n`;
    const host = headerOf(headers, 'Host') ?? '';
    const agent = headerOf(headers, 'User-Agent') ?? '';
    if (!isHealth)
      yield* say(
        process,
        `${host} ${remote.ip}:${remote.port} "${method} ${target} HTTP/1.1" ${status} ${body.length} "${agent}" 10.0us`,
      );
    return { status: isHealth ? 200 : status, headers: [date, type], body };
  };

export const httpEchoImage = scratchImage('/http-echo', httpEcho, {
  user: { uid: 65532, gid: 65532, groups: [], name: 'nonroot' },
});
