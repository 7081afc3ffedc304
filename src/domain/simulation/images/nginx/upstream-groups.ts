/** Groups of servers behind a `proxy_pass`, and whose turn it is. */
import type { Directive } from '#domain/world/nginx/directive.ts';
import { milliseconds, Scope } from './scope.ts';

export interface Peer {
  /** As written, with its port. */
  readonly host: string;
  readonly port: number;
  readonly weight: number;
  readonly isBackup: boolean;
  readonly isDown: boolean;
  readonly mostFails: number;
  /** Milliseconds. */
  readonly failTimeout: number;
  readonly directive: Directive;
}

export interface UpstreamGroup {
  readonly name: string;
  readonly peers: readonly Peer[];
  readonly method: 'round robin' | 'least connections' | 'ip hash' | 'hash' | 'random';
  /** Of `hash KEY`. */
  readonly key: string;
}

export function readUpstreams(section: Scope | undefined): ReadonlyMap<string, UpstreamGroup> {
  return new Map(
    (section?.own('upstream') ?? []).map((directive): [string, UpstreamGroup] => {
      const [name = ''] = directive.args;
      const scope = new Scope(directive.block);
      const key = scope.value('hash') ?? '';
      return [name, { name, peers: scope.own('server').map(readPeer), method: methodOf(scope), key }];
    }),
  );
}

function methodOf(scope: Scope): UpstreamGroup['method'] {
  if (scope.one('least_conn')) return 'least connections';
  if (scope.one('ip_hash')) return 'ip hash';
  if (scope.one('hash')) return 'hash';
  return scope.one('random') ? 'random' : 'round robin';
}

function readPeer(directive: Directive): Peer {
  const [address = '', ...parameters] = directive.args;
  const of = (name: string): string | undefined =>
    parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
  const { host, port } = hostAndPort(address, 80);
  return {
    host,
    port,
    weight: Number(of('weight') ?? 1),
    isBackup: parameters.includes('backup'),
    isDown: parameters.includes('down'),
    mostFails: Number(of('max_fails') ?? 1),
    failTimeout: milliseconds(of('fail_timeout') ?? '10s') ?? 10_000,
    directive,
  };
}

export function hostAndPort(
  address: string,
  defaultPort: number,
): { readonly host: string; readonly port: number } {
  const found = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(address);
  return { host: found?.[1] ?? address, port: Number(found?.[2] ?? defaultPort) };
}
