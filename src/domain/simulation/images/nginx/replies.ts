/** Between the connection and the phases: what came in, which server is meant, the headers of the answer, the access log. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Handler, IncomingRequest, Reply } from '#domain/simulation/network/http/server.ts';
import { headerTime } from '#domain/simulation/images/times.ts';
import { Exchange, hostOf, type Answer, type Headers, type Incoming } from './exchange.ts';
import { accessLogs } from './logs.ts';
import { contentType } from './media-types.ts';
import { reasonOf } from './pages.ts';
import { chooseServer } from './server-names.ts';
import { answerTo } from './serving.ts';
import type { HttpServer } from './settings.ts';
import type { Site } from './site.ts';

/** Answers on one port. */
export const handlerOf = (site: Site, port: number): Handler =>
  function* handle(request, thread) {
    const { counts } = site;
    counts.accepted += 1;
    counts.active += 1;
    counts.requests += 1;
    const rank = counts.accepted;
    try {
      return yield* respond(request, { site, port, thread, rank });
    } finally {
      counts.active -= 1;
    }
  };

interface Place {
  readonly site: Site;
  readonly port: number;
  readonly thread: Process;
  readonly rank: number;
}

function* respond(request: IncomingRequest, { site, port, thread, rank }: Place): Task<Reply> {
  const incoming = incomingOf(request, port, rank);
  const server = serverFor(incoming, request.serverName, site);
  const exchange = new Exchange(incoming, server, thread);
  const answer = request.problem === '' ? yield* answerTo(exchange, site) : badRequest(request, site);
  if (answer.dropped === true) throw new SystemError('ECONNRESET');
  const headers = allHeaders(answer, exchange, site);
  const body = incoming.method === 'HEAD' ? '' : answer.body;
  exchange.status = answer.status;
  exchange.sent = { body: body.length, all: body.length + headers.join('').length + 24 };
  yield* logAccess(exchange, site);
  return { status: answer.status, reason: reasonOf(answer.status), headers, body: answer.body };
}

function badRequest({ problem }: IncomingRequest, site: Site): Answer {
  const body = site.page(problem === 'plain' ? 497 : 400);
  return { status: 400, headers: [['Content-Type', 'text/html']], body };
}

const incomingOf = (request: IncomingRequest, port: number, rank: number): Incoming => ({
  method: request.method,
  version: request.version,
  target: request.target,
  headers: request.headers,
  body: request.body,
  client: request.remote,
  local: { ip: request.local.ip, port },
  isTls: request.isTls,
  connection: rank,
  rank: 1,
});

/** Before there is a Host, the name of the handshake counts. */
function serverFor(incoming: Incoming, serverName: string, site: Site): HttpServer {
  const header = incoming.headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const host = header === undefined ? serverName : hostOf(header);
  const server = chooseServer(site.settings.servers, incoming.local.port, host);
  if (!server) throw new SystemError('ECONNREFUSED');
  return server;
}

/** `add_header` counts for these alone, unless it says `always`. */
const WITH_ADDED: ReadonlySet<number> = new Set([200, 201, 204, 206, 301, 302, 303, 304, 307, 308]);

function allHeaders({ status, headers, body }: Answer, exchange: Exchange, site: Site): Headers {
  const { scope } = exchange;
  const has = (name: string): boolean => headers.some(([each]) => each.toLowerCase() === name);
  const tokens = scope.value('server_tokens') === 'off' ? 'nginx' : `nginx/${site.version}`;
  const type = has('content-type') || body === '' ? [] : [typeOf(status, exchange)];
  const added = scope
    .all('add_header')
    .filter(({ args }) => args[2] === 'always' || WITH_ADDED.has(status))
    .map(({ args: [name = '', value = ''] }): [string, string] => [name, site.fill(value, exchange)])
    .filter(([, value]) => value !== '');
  return [
    ['Server', tokens],
    ['Date', headerTime(site.process.kernel.wallTime)],
    ...type,
    ...headers.filter(([name]) => name === 'Content-Type'),
    ['Content-Length', String(body.length)],
    ...headers.filter(([name]) => name === 'Last-Modified'),
    ...headers.filter(([name]) => name === 'Location'),
    ['Connection', staysOpen(exchange) ? 'keep-alive' : 'close'],
    ...headers.filter(([name]) => !OWN_PLACE.has(name)),
    ...added,
  ];
}

const OWN_PLACE: ReadonlySet<string> = new Set(['Content-Type', 'Last-Modified', 'Location']);

const typeOf = (status: number, exchange: Exchange): readonly [string, string] => [
  'Content-Type',
  status >= 300 ? 'text/html' : contentType(exchange.uri, exchange.scope),
];

/** Said for who shows headers; a connection carries one request here all the same. */
const staysOpen = (exchange: Exchange): boolean =>
  exchange.incoming.version === 'HTTP/1.1' && exchange.header('connection')?.toLowerCase() !== 'close';

function* logAccess(exchange: Exchange, site: Site): Task<void> {
  for (const { path, format, condition } of accessLogs(exchange.scope)) {
    const asked = condition === undefined ? '1' : site.fill(condition, exchange);
    if (asked === '' || asked === '0') continue;
    const text = site.settings.formats.get(format) ?? '';
    // An empty value shows as a dash.
    const line = text.replace(/\$(?:\{\w+\}|\w+)/g, (word) => site.fill(word, exchange) || '-');
    yield* site.logs.write(site.process, path, line);
  }
}
