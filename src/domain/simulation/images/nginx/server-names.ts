/** Which server answers for a host name (ngx_http_find_virtual_server). */
import type { HttpServer } from './settings.ts';

/** Of the servers of one address: exact name, `*.` name, name `.*`, expression, in this order; else the default one. */
export function chooseServer(
  servers: readonly HttpServer[],
  port: number,
  host: string,
): HttpServer | undefined {
  const here = servers.filter(({ listens }) => listens.some((listen) => listen.port === port));
  const name = host.toLowerCase();
  return (
    here.find(({ names }) => names.some((each) => isExactly(each, name))) ??
    longest(here, name, isAbove) ??
    longest(here, name, isBefore) ??
    here.find(({ patterns }) => patterns.some((pattern) => pattern.test(name))) ??
    here.find((server) => isDefault(server, port)) ??
    here[0]
  );
}

/** `.example.com` is the name itself and everything below. */
const isExactly = (pattern: string, name: string): boolean =>
  pattern.toLowerCase() === name || pattern.toLowerCase() === `.${name}`;

function isAbove(pattern: string, name: string): boolean {
  if (pattern.startsWith('*.')) return name.endsWith(pattern.slice(1).toLowerCase());
  return pattern.startsWith('.') && name.endsWith(pattern.toLowerCase());
}

const isBefore = (pattern: string, name: string): boolean =>
  pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -1).toLowerCase());

function longest(
  servers: readonly HttpServer[],
  name: string,
  matches: (pattern: string, name: string) => boolean,
): HttpServer | undefined {
  let best: { readonly server: HttpServer; readonly length: number } | undefined;
  for (const server of servers)
    for (const pattern of server.names)
      if (matches(pattern, name) && pattern.length > (best?.length ?? 0))
        best = { server, length: pattern.length };
  return best?.server;
}

const isDefault = ({ listens }: HttpServer, port: number): boolean =>
  listens.some(
    ({ port: own, directive }) =>
      own === port && directive.args.some((word) => word === 'default_server' || word === 'default'),
  );
