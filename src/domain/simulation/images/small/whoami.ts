/** traefik/whoami: tells who answered, and what was asked. */
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import type { Handler } from '#domain/simulation/network/http/server.ts';
import { serveHttp } from '#domain/simulation/network/http/server.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import {
  dieOfSignals,
  listenTcp,
  log,
  readFlags,
  refusesFlag,
} from '#domain/simulation/images/go-program.ts';
import { scratchImage } from '#domain/simulation/images/scratch.ts';

const SWITCHES: ReadonlySet<string> = new Set(['verbose']);
const VALUES: ReadonlySet<string> = new Set(['cert', 'key', 'ca', 'port', 'name']);

const whoami: Program = function* whoami(process) {
  const flags = readFlags(process.argv.slice(1), SWITCHES);
  if (yield* refusesFlag(process, flags, [SWITCHES, VALUES])) return 2;
  if (flags.has('cert') || flags.has('key')) throw new Unmodelled('whoami with a certificate');
  const port = flags.get('port') ?? process.env.get('WHOAMI_PORT_NUMBER') ?? '80';
  const name = flags.get('name') ?? process.env.get('WHOAMI_NAME') ?? '';
  dieOfSignals(process);
  yield* log(process, `Starting up on port ${port}`);
  const listener = listenTcp(process, `:${port}`);
  if (typeof listener === 'string') {
    yield* log(process, listener);
    return 1;
  }
  return yield* serveHttp(process, listener, answering(process, name));
};

function answering(process: Process, name: string): Handler {
  let health = 200;
  // oxlint-disable-next-line require-yield -- answers at once
  return function* answer({ method, path, target, headers, remote, body }) {
    const date = ['Date', headerTime(process.kernel.wallTime)] as const;
    if (path === '/health') {
      if (method === 'POST') health = Number(body);
      return { status: method === 'POST' ? 200 : health, headers: [date] };
    }
    if (path === '/bench') return { status: 200, headers: [date, ['Content-Type', 'text/plain']], body: '1' };
    if (path !== '/' && path.startsWith('/data')) throw new Unmodelled(`whoami ${path}`);
    const host = headers.find(([each]) => each.toLowerCase() === 'host')?.[1] ?? '';
    const rest = headers
      .filter(([each]) => each.toLowerCase() !== 'host')
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
    const lines = [
      ...(name === '' ? [] : [`Name: ${name}`]),
      `Hostname: ${process.container.hostname}`,
      'IP: 127.0.0.1',
      `IP: ${networkOf(process).ip}`,
      `RemoteAddr: ${remote.ip}:${remote.port}`,
      `${method} ${target} HTTP/1.1`,
      `Host: ${host}`,
      ...rest.map(([each, value]) => `${each}: ${value}`),
    ];
    return {
      status: 200,
      headers: [date, ['Content-Type', 'text/plain; charset=utf-8']],
      body: `${lines.join('\n')}\n\n`,
    };
  };
}

export const whoamiImage = scratchImage('/whoami', whoami);
