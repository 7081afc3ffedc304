import type { Directive } from './directive.ts';
import { readListen } from './listen.ts';

/** One `listen` of a server. */
export interface Listen {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly udp: boolean;
  readonly directive: Directive;
}

export interface Upstream {
  readonly name: string;
  readonly servers: readonly {
    readonly address: string;
    readonly weight: number;
    readonly directive: Directive;
  }[];
  readonly directive: Directive;
  readonly stream: boolean;
}

export interface Server {
  readonly stream: boolean;
  readonly listens: readonly Listen[];
  /** Every `proxy_pass` of the server and of its locations. */
  readonly passes: readonly Directive[];
  /** Certificate and key files by their directive, inherited from http where the server has none. */
  readonly certificates: readonly Directive[];
  readonly directive: Directive;
}

export interface NginxConfig {
  readonly servers: readonly Server[];
  readonly upstreams: readonly Upstream[];
  readonly hasEvents: boolean;
}

/** Servers and upstreams of the http and stream sections. */
export function configOf(directives: readonly Directive[]): NginxConfig {
  const sections = directives.filter(({ name }) => name === 'http' || name === 'stream');
  return {
    servers: sections.flatMap(serversOf),
    upstreams: sections.flatMap(upstreamsOf),
    hasEvents: directives.some(({ name }) => name === 'events'),
  };
}

function serversOf(section: Directive): readonly Server[] {
  const stream = section.name === 'stream';
  return inside(section, 'server').map((server) => ({
    stream,
    listens: listensOf(server, stream),
    passes: passesOf(server),
    certificates: ['ssl_certificate', 'ssl_certificate_key'].flatMap((name) => {
      const own = inside(server, name);
      return own.length > 0 ? own : inside(section, name);
    }),
    directive: server,
  }));
}

/** A server of http without any `listen` takes port 80 (the image runs as root). */
function listensOf(server: Directive, stream: boolean): readonly Listen[] {
  const written = inside(server, 'listen');
  if (written.length === 0 && !stream)
    return [{ host: '*', port: 80, tls: false, udp: false, directive: server }];
  return written.flatMap((directive) => {
    const address = readListen(directive.args[0] ?? '');
    if (address?.port === undefined) return [];
    const has = (flag: string): boolean => directive.args.includes(flag);
    return [
      {
        host: address.host,
        port: address.port,
        tls: has('ssl') || has('quic'),
        udp: has('udp') || has('quic'),
        directive,
      },
    ];
  });
}

function passesOf(block: Directive): readonly Directive[] {
  return (block.block ?? []).flatMap((each) => (each.name === 'proxy_pass' ? [each] : passesOf(each)));
}

function upstreamsOf(section: Directive): readonly Upstream[] {
  return inside(section, 'upstream').map((directive) => ({
    name: directive.args[0] ?? '',
    servers: inside(directive, 'server').map((server) => ({
      address: server.args[0] ?? '',
      weight: Number(
        /^weight=(\d+)$/.exec(server.args.find((arg) => arg.startsWith('weight=')) ?? '')?.[1] ?? 1,
      ),
      directive: server,
    })),
    directive,
    stream: section.name === 'stream',
  }));
}

function inside(block: Directive, name: string): readonly Directive[] {
  return (block.block ?? []).filter((each) => each.name === name);
}
