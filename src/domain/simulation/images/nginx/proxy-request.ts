/** The request that nginx sends in place of the one that it got. */
import { headText } from '#domain/simulation/network/http/message.ts';
import type { Exchange } from './exchange.ts';
import type { ProxyTarget } from './proxy-target.ts';
import type { Site } from './site.ts';

/** Not handed on (ngx_http_proxy_headers). */
const DROPPED: ReadonlySet<string> = new Set([
  'host', 'connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect', 'content-length',
]); // prettier-ignore

export function requestFor(target: ProxyTarget, exchange: Exchange, site: Site): string {
  const { incoming, scope } = exchange;
  const version = scope.value('proxy_http_version') ?? '1.0';
  const set = new Map<string, readonly [string, string]>([
    ['host', ['Host', proxyHost(target)]],
    ['connection', ['Connection', 'close']],
  ]);
  for (const {
    args: [name = '', value = ''],
  } of scope.all('proxy_set_header'))
    set.set(name.toLowerCase(), [name, fill(value, target, exchange, site)]);
  const passed = incoming.headers.filter(
    ([name]) => !set.has(name.toLowerCase()) && !DROPPED.has(name.toLowerCase()),
  );
  const length = incoming.body === '' ? [] : [['Content-Length', String(incoming.body.length)] as const];
  // An empty value takes a header away.
  const own = [...set.values()].filter(([, value]) => value !== '');
  const head = headText(`${incoming.method} ${target.path} HTTP/${version}`, [...own, ...length, ...passed]);
  return head + incoming.body;
}

/** `$proxy_host`: with its port where that is not the usual one. */
const proxyHost = ({ authority }: ProxyTarget): string => authority;

function fill(value: string, target: ProxyTarget, exchange: Exchange, site: Site): string {
  const known = value
    .replace(/\$\{?proxy_host\}?/g, proxyHost(target))
    .replace(/\$\{?proxy_port\}?/g, String(target.port));
  return site.fill(known, exchange);
}
