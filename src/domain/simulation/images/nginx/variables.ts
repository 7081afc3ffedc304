/** `$name` and `${name}` in values. */
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { Exchange } from './exchange.ts';
import { murmurHash2 } from './murmur.ts';
import type { Settings } from './settings.ts';
import { commonLogTime, isoTime } from '#domain/simulation/images/times.ts';

export interface Surroundings {
  readonly settings: Settings;
  readonly kernel: Kernel;
  readonly hostname: string;
  readonly version: string;
  readonly pid: number;
}

type Reader = (exchange: Exchange, around: Surroundings) => string;

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const tries =
  (of: (attempt: Exchange['tries'][number]) => string): Reader =>
  ({ tries: all }) =>
    all.length === 0 ? '-' : all.map(of).join(', ');

const requestLine: Reader = ({ incoming: { method, target, version } }) => `${method} ${target} ${version}`;

/** 32 hexadecimal digits, the same as often as one request is asked for them. */
const requestId: Reader = ({ incoming: { connection, rank }, startedAt }) =>
  [0, 1, 2, 3]
    .map((part) => murmurHash2(`${connection} ${rank} ${startedAt} ${part}`).toString(16).padStart(8, '0'))
    .join('');

const forwardedFor: Reader = (exchange) => {
  const before = exchange.header('x-forwarded-for');
  return before === undefined ? exchange.incoming.client.ip : `${before}, ${exchange.incoming.client.ip}`;
};

const documentRoot: Reader = ({ scope }) => scope.value('root') ?? '/etc/nginx/html';

const requestFilename: Reader = (exchange, around) => {
  const alias = exchange.location?.scope.own('alias')[0]?.args[0];
  if (alias === undefined) return documentRoot(exchange, around) + exchange.uri;
  return alias + exchange.uri.slice(exchange.location?.text.length ?? 0);
};

const isSecure: Reader = ({ incoming }) => (incoming.isTls ? 'on' : '');

const READERS = new Map<string, Reader>([
  ['args', ({ args }) => args],
  ['query_string', ({ args }) => args],
  ['is_args', ({ args }) => (args === '' ? '' : '?')],
  ['uri', ({ uri }) => uri],
  ['document_uri', ({ uri }) => uri],
  ['request_uri', ({ incoming }) => incoming.target],
  ['request', requestLine],
  ['request_method', ({ incoming }) => incoming.method],
  ['request_body', ({ incoming }) => incoming.body],
  ['request_length', ({ incoming }) => String(incoming.target.length + incoming.body.length + 64)],
  ['request_id', requestId],
  ['request_time', ({ startedAt }, { kernel }) => seconds(kernel.now - startedAt)],
  ['request_filename', requestFilename],
  ['request_completion', () => 'OK'],
  ['document_root', documentRoot],
  ['scheme', ({ incoming }) => (incoming.isTls ? 'https' : 'http')],
  ['https', isSecure],
  ['ssl_protocol', ({ incoming }) => (incoming.isTls ? 'TLSv1.3' : '')],
  ['ssl_cipher', ({ incoming }) => (incoming.isTls ? 'TLS_AES_256_GCM_SHA384' : '')],
  ['ssl_server_name', (exchange) => (exchange.incoming.isTls ? exchange.host : '')],
  ['host', ({ host }) => host],
  ['hostname', (_, { hostname }) => hostname],
  ['server_name', ({ server }) => server.names[0] ?? ''],
  ['server_port', ({ incoming }) => String(incoming.local.port)],
  ['server_addr', ({ incoming }) => incoming.local.ip],
  ['server_protocol', ({ incoming }) => incoming.version],
  ['remote_addr', ({ incoming }) => incoming.client.ip],
  ['realip_remote_addr', ({ incoming }) => incoming.client.ip],
  ['remote_port', ({ incoming }) => String(incoming.client.port)],
  ['remote_user', () => ''],
  ['status', ({ status }) => String(status).padStart(3, '0')],
  ['body_bytes_sent', ({ sent }) => String(sent.body)],
  ['bytes_sent', ({ sent }) => String(sent.all)],
  ['connection', ({ incoming }) => String(incoming.connection)],
  ['connection_requests', ({ incoming }) => String(incoming.rank)],
  ['pipe', () => '.'],
  ['pid', (_, { pid }) => String(pid)],
  ['nginx_version', (_, { version }) => version],
  ['msec', (_, { kernel }) => seconds(kernel.wallTime)],
  ['time_local', (_, { kernel }) => commonLogTime(kernel.wallTime)],
  ['time_iso8601', (_, { kernel }) => isoTime(kernel.wallTime)],
  ['content_type', (exchange) => exchange.header('content-type') ?? ''],
  ['content_length', (exchange) => exchange.header('content-length') ?? ''],
  ['proxy_add_x_forwarded_for', forwardedFor],
  ['upstream_addr', tries(({ address }) => address)],
  ['upstream_status', tries(({ status }) => status)],
  ['upstream_response_time', tries(({ time }) => seconds(time))],
  ['upstream_connect_time', tries(() => '0.000')],
  ['upstream_header_time', tries(({ time }) => seconds(time))],
  ['upstream_cache_status', () => ''],
]);

/** Variables whose name says what they look for. */
const PREFIXED: readonly (readonly [string, (exchange: Exchange, rest: string) => string])[] = [
  ['http_', (exchange, rest) => exchange.header(rest.replaceAll('_', '-')) ?? ''],
  ['arg_', ({ args }, rest) => argument(args, rest)],
  ['cookie_', (exchange, rest) => cookie(exchange.header('cookie') ?? '', rest)],
  ['sent_http_', () => ''],
  ['upstream_http_', () => ''],
];

const argument = (args: string, name: string): string =>
  args
    .split('&')
    .find((part) => part.toLowerCase().startsWith(`${name.toLowerCase()}=`))
    ?.slice(name.length + 1) ?? '';

const cookie = (header: string, name: string): string =>
  header
    .split(/; */)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';

/** `proxy_host` and `proxy_port` depend on where the request is passed on; only the proxy knows them. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'proxy_host',
  'proxy_port',
  'proxy_internal_body_length',
  'limit_rate',
]);

export const isKnownVariable = (name: string): boolean =>
  READERS.has(name) || ELSEWHERE.has(name) || PREFIXED.some(([prefix]) => name.startsWith(prefix));

const REFERENCE = /\$(?:\{(\w+)\}|(\w+))/g;

/** The names of the variables in a text; `$1` is none. */
export const variablesIn = (text: string): readonly string[] =>
  [...text.matchAll(REFERENCE)]
    .map(([, braced, bare]) => braced ?? bare ?? '')
    .filter((name) => !/^\d+$/.test(name));

/** Puts the values in. */
export function filled(text: string, exchange: Exchange, around: Surroundings, depth = 0): string {
  if (!text.includes('$')) return text;
  return text.replace(REFERENCE, (whole, braced?: string, bare?: string) => {
    // `$1st` is the first group and `st`.
    const number = /^\d/.exec(bare ?? '')?.[0];
    if (number !== undefined) return (exchange.captures?.[Number(number)] ?? '') + (bare ?? '').slice(1);
    return valueOf(braced ?? bare ?? whole, exchange, around, depth);
  });
}

function valueOf(name: string, exchange: Exchange, around: Surroundings, depth: number): string {
  const own = exchange.own.get(name);
  if (own !== undefined) return own;
  const captured = exchange.captures?.groups;
  if (captured && Object.hasOwn(captured, name)) return captured[name] ?? '';
  const table = around.settings.tables.get(name);
  // A table whose source leads back to itself ends somewhere, too.
  if (table && depth < 8)
    return filled(
      table.valueFor(filled(table.source, exchange, around, depth + 1)),
      exchange,
      around,
      depth + 1,
    );
  const reader = READERS.get(name);
  if (reader) return reader(exchange, around);
  const prefixed = PREFIXED.find(([prefix]) => name.startsWith(prefix));
  return prefixed ? prefixed[1](exchange, name.slice(prefixed[0].length)) : '';
}
