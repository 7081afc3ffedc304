/** nginx/nginx-prometheus-exporter: reads `stub_status` at each scrape. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { httpRequest, type HttpRequest } from '#domain/simulation/network/http/client.ts';
import { serveHttp, type Handler } from '#domain/simulation/network/http/server.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { listenTcp, readFlags, untilTold } from '#domain/simulation/images/go-program.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { scratchImage } from '#domain/simulation/images/scratch.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import { metric } from './redis-exporter.ts';

const SWITCHES: ReadonlySet<string> = new Set([
  'nginx.plus',
  'nginx.ssl-verify',
  'no-nginx.ssl-verify',
  'version',
  'web.disable-exporter-metrics',
]);

const say = (process: Process, level: string, source: string, text: string): Task<void> => {
  const time = new Date(process.kernel.wallTime).toISOString();
  return complain(process, `time=${time} level=${level} source=${source} msg=${text}\n`);
};

const exporter = (version: string): Program =>
  function* nginxExporter(process) {
    const flags = readFlags(process.argv.slice(1), SWITCHES);
    if (flags.has('nginx.plus')) throw new Unmodelled('nginx-prometheus-exporter for NGINX Plus');
    const address = flags.get('web.listen-address') ?? process.env.get('LISTEN_ADDRESS') ?? ':9113';
    yield* say(
      process,
      'INFO',
      'exporter.go:123',
      `nginx-prometheus-exporter version="(version=${version}, branch=HEAD, revision=unknown)"`,
    );
    yield* say(
      process,
      'INFO',
      'exporter.go:124',
      '"build context" build_context="(go=go1.22.5, platform=linux/amd64, user=, date=, tags=unknown)"',
    );
    const listener = listenTcp(process, address);
    if (typeof listener === 'string') {
      yield* say(process, 'ERROR', 'exporter.go:207', `"HTTP server failed" error="${listener}"`);
      return 1;
    }
    const shown = address.startsWith(':') ? `[::]${address}` : address;
    yield* say(process, 'INFO', 'tls_config.go:313', `"Listening on" address=${shown}`);
    yield* say(process, 'INFO', 'tls_config.go:316', `"TLS is disabled." http2=false address=${shown}`);
    const uri =
      flags.get('nginx.scrape-uri') ?? process.env.get('SCRAPE_URI') ?? 'http://127.0.0.1:8080/stub_status';
    const path = flags.get('web.telemetry-path') ?? '/metrics';
    startThread(process, (thread) => serveHttp(thread, listener, answering(process, { uri, path, version })));
    yield* untilTold(process);
    yield* say(process, 'INFO', 'exporter.go:214', '"shutting down"');
    return 0;
  };

interface Settings {
  readonly uri: string;
  readonly path: string;
  readonly version: string;
}

const answering = (process: Process, settings: Settings): Handler =>
  function* answer({ path }, thread) {
    const date = ['Date', headerTime(process.kernel.wallTime)] as const;
    if (path === settings.path)
      return {
        status: 200,
        headers: [date, ['Content-Type', 'text/plain; version=0.0.4; charset=utf-8; escaping=values']],
        body: yield* metrics(process, thread, settings),
      };
    if (path !== '/') return { status: 404, headers: [date], body: '404 page not found\n' };
    const body = `<!DOCTYPE html>\n<title>NGINX Prometheus Exporter</title>\n<h1>NGINX Prometheus Exporter</h1>\n<p><a href="${settings.path}">Metrics</a></p>\n`;
    return { status: 200, headers: [date, ['Content-Type', 'text/html; charset=UTF-8']], body };
  };

function* metrics(process: Process, thread: Process, { uri, version }: Settings): Task<string> {
  const build = metric(
    'nginx_exporter_build_info',
    'gauge',
    'A metric with a constant 1 value.',
    `{version="${version}"}`,
    1,
  );
  const read = yield* readStatus(thread, uri);
  const up = metric(
    'nginx_up',
    'gauge',
    'Status of the last metric scrape',
    '',
    typeof read === 'string' ? 0 : 1,
  );
  if (typeof read === 'string') {
    yield* say(process, 'WARN', 'nginx.go:92', `"error getting stats" error.message="${read}"`);
    return build + up;
  }
  const rows = FIELDS.map(([name, type, help], at) => metric(name, type, help, '', read[at] ?? 0));
  return build + rows.join('') + up;
}

/** In the order of the numbers on the page. */
const FIELDS: readonly (readonly [name: string, type: string, help: string])[] = [
  ['nginx_connections_active', 'gauge', 'Active client connections'],
  ['nginx_connections_accepted', 'counter', 'Accepted client connections'],
  ['nginx_connections_handled', 'counter', 'Handled client connections'],
  ['nginx_http_requests_total', 'counter', 'Total http requests'],
  ['nginx_connections_reading', 'gauge', 'Connections where NGINX is reading the request header'],
  [
    'nginx_connections_writing',
    'gauge',
    'Connections where NGINX is writing the response back to the client',
  ],
  ['nginx_connections_waiting', 'gauge', 'Idle client connections'],
];

const PAGE =
  /^Active connections: (\d+) \nserver accepts handled requests\n (\d+) (\d+) (\d+) \nReading: (\d+) Writing: (\d+) Waiting: (\d+) /;

/** A text is why there are none. */
function* readStatus(thread: Process, uri: string): Task<readonly number[] | string> {
  const outcome = yield* httpRequest(thread, requestFor(uri));
  const get = `failed to get ${uri}: Get \\"${uri}\\"`;
  if (!outcome.ok)
    return `${get}: ${outcome.why === 'refused' ? 'connect: connection refused' : outcome.why}`;
  const { status, body } = outcome.response;
  if (status !== 200) return `expected 200 response, got ${status}`;
  const numbers = PAGE.exec(body)?.slice(1).map(Number);
  return numbers ?? 'failed to parse response body';
}

function requestFor(uri: string): HttpRequest {
  const found = /^(https?):\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(uri);
  if (!found) throw new Unmodelled(`nginx-prometheus-exporter: ${uri}`);
  const [, scheme, host = '', port, path = '/'] = found;
  const tls = scheme === 'https';
  return { host, port: Number(port ?? (tls ? 443 : 80)), path, tls, timeoutMs: 5000 };
}

export const nginxExporterImage = (tag: string): RunnableImage =>
  scratchImage('/usr/bin/nginx-prometheus-exporter', exporter(/^\d+\.\d+\.\d+/.exec(tag)?.[0] ?? '1.3.0'), {
    user: { uid: 1001, gid: 1001, groups: [] },
  });
