/** Passing requests on: `proxy_pass`. */
import { errorNumber } from '#domain/simulation/images/failures.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { HttpResponse } from '#domain/simulation/network/http/client.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import type { Exchange } from './exchange.ts';
import { answered, failed, type Outcome } from './outcome.ts';
import { ask, type Attempt, type Trouble } from './proxy-connection.ts';
import { requestFor } from './proxy-request.ts';
import { targetOf, type ProxyTarget } from './proxy-target.ts';
import type { Site } from './site.ts';
import type { Peer, UpstreamGroup } from './upstream-groups.ts';

export function* passOn(directive: Directive, exchange: Exchange, site: Site): Task<Outcome> {
  const target = targetOf(directive, exchange, site);
  if (!target) {
    yield* site.complain(exchange, 'error', 'invalid URL prefix in proxy_pass');
    return failed(500);
  }
  const group = groupOf(target, directive, site);
  if (!group) {
    yield* site.complain(exchange, 'error', `no resolver defined to resolve ${target.host}`);
    return failed(502);
  }
  return yield* throughGroup(group, target, exchange, site);
}

/** A host of its own is a group of one. With variables nginx would ask a resolver for a name that is no group and no address. */
function groupOf(target: ProxyTarget, directive: Directive, site: Site): UpstreamGroup | undefined {
  const named = site.settings.upstreams.get(target.authority);
  if (named) return named;
  const isKnown = site.addresses.has(target.host) || /^[\d.]+$/.test(target.host);
  if (!isKnown) return undefined;
  const peer: Peer = {
    host: target.host,
    port: target.port,
    weight: 1,
    isBackup: false,
    isDown: false,
    mostFails: 1,
    failTimeout: 10_000,
    directive,
  };
  return { name: `${target.host}:${target.port}`, peers: [peer], method: 'round robin', key: '' };
}

function* throughGroup(
  group: UpstreamGroup,
  target: ProxyTarget,
  exchange: Exchange,
  site: Site,
): Task<Outcome> {
  const balancer = site.balancer(group);
  const key = group.method === 'hash' ? site.fill(group.key, exchange) : exchange.incoming.client.ip;
  const request = requestFor(target, exchange, site);
  const tried = new Set<Peer>();
  let status = 502;
  for (let peer = balancer.next(tried, key); peer; peer = balancer.next(tried, key)) {
    tried.add(peer);
    balancer.begin(peer);
    const began = site.process.kernel.now;
    const attempt = yield* ask(peer, target, request, exchange);
    const isGood = 'response' in attempt;
    balancer.end(peer, !isGood);
    exchange.tries.push({
      address: `${peer.host}:${peer.port}`,
      status: isGood ? String(attempt.response.status) : String(statusOf(attempt.trouble)),
      time: site.process.kernel.now - began,
    });
    if (isGood) return reply(attempt.response, exchange);
    yield* complain(attempt, peer, target, exchange, site);
    status = statusOf(attempt.trouble);
    if (!mayTryNext(exchange, attempt.trouble)) return failed(status);
  }
  if (tried.size > 0) return failed(status);
  exchange.tries.push({ address: group.name, status: '502', time: 0 });
  yield* site.complain(
    exchange,
    'error',
    'no live upstreams while connecting to upstream',
    `${target.scheme}://${group.name}${target.path}`,
  );
  return failed(502);
}

const statusOf = (trouble: Trouble): number =>
  trouble === 'connect-timeout' || trouble === 'read-timeout' ? 504 : 502;

/** `proxy_next_upstream error timeout`; what may have been carried out already is not sent twice. */
function mayTryNext({ scope, incoming }: Exchange, trouble: Trouble): boolean {
  const allowed = scope.one('proxy_next_upstream')?.args ?? ['error', 'timeout'];
  if (allowed.includes('off')) return false;
  const isSafe = !['POST', 'LOCK', 'PATCH'].includes(incoming.method) || allowed.includes('non_idempotent');
  if (!isSafe && trouble !== 'refused' && trouble !== 'connect-timeout') return false;
  return allowed.includes(statusOf(trouble) === 504 ? 'timeout' : 'error');
}

const WORDS: Readonly<Record<Trouble, string>> = {
  refused: `connect() failed (${errorNumber('ECONNREFUSED')}: Connection refused) while connecting to upstream`,
  unreachable: `connect() failed (${errorNumber('EHOSTUNREACH')}: No route to host) while connecting to upstream`,
  'connect-timeout': `upstream timed out (110: Connection timed out) while connecting to upstream`,
  'read-timeout':
    'upstream timed out (110: Connection timed out) while reading response header from upstream',
  empty: 'upstream prematurely closed connection while reading response header from upstream',
  reset: 'recv() failed (104: Connection reset by peer) while reading response header from upstream',
  malformed: 'upstream sent no valid HTTP/1.0 header while reading response header from upstream',
  'not-tls':
    'SSL_do_handshake() failed (SSL: error:0A00010B:SSL routines::wrong version number) while SSL handshaking to upstream',
  'tls-closed': 'peer closed connection in SSL handshake while SSL handshaking to upstream',
};

function complain(
  { trouble }: Extract<Attempt, { trouble: Trouble }>,
  { host, port }: Peer,
  { scheme, path }: ProxyTarget,
  exchange: Exchange,
  site: Site,
): Task<void> {
  return site.complain(exchange, 'error', WORDS[trouble], `${scheme}://${host}:${port}${path}`);
}

/** Headers of the connection and those that nginx writes itself are not passed on. */
const DROPPED: ReadonlySet<string> = new Set([
  'connection', 'keep-alive', 'transfer-encoding', 'date', 'server', 'x-pad', 'x-accel-expires', 'x-accel-redirect',
  'x-accel-limit-rate', 'x-accel-buffering', 'x-accel-charset', 'content-length',
]); // prettier-ignore

function reply({ status, headers, body }: HttpResponse, exchange: Exchange): Outcome {
  if (status >= 300 && exchange.scope.isOn('proxy_intercept_errors') && isListed(status, exchange))
    return failed(status);
  const hidden = new Set(exchange.scope.all('proxy_hide_header').map(({ args }) => args[0]?.toLowerCase()));
  const kept = headers.filter(
    ([name]) => !DROPPED.has(name.toLowerCase()) && !hidden.has(name.toLowerCase()),
  );
  return answered(status, body, kept);
}

const isListed = (status: number, { scope }: Exchange): boolean =>
  scope.all('error_page').some(({ args }) => args.includes(String(status)));
