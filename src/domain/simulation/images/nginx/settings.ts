/** A configuration that nginx accepted, as its processes use it. */
import type { Directive } from '#domain/world/nginx/directive.ts';
import { configOf, type Listen } from '#domain/world/nginx/servers.ts';
import { readLocations, type Location } from './locations.ts';
import { compilePattern } from './pattern.ts';
import { Scope } from './scope.ts';
import { readTables, type ValueTable } from './tables.ts';
import { readUpstreams, type UpstreamGroup } from './upstream-groups.ts';

export interface HttpServer {
  readonly listens: readonly Listen[];
  readonly names: readonly string[];
  /** Names that are expressions, `~^www\d+\.`. */
  readonly patterns: readonly RegExp[];
  readonly scope: Scope;
  readonly locations: readonly Location[];
}

export interface StreamServer {
  readonly listens: readonly Listen[];
  readonly scope: Scope;
}

export interface Settings {
  /** Directives outside all blocks, those of `-g` among them. */
  readonly main: Scope;
  readonly http: Scope | undefined;
  readonly servers: readonly HttpServer[];
  readonly streams: readonly StreamServer[];
  readonly upstreams: ReadonlyMap<string, UpstreamGroup>;
  readonly streamUpstreams: ReadonlyMap<string, UpstreamGroup>;
  /** By the variable that they define, without its `$`. */
  readonly tables: ReadonlyMap<string, ValueTable>;
  /** `log_format` by name. */
  readonly formats: ReadonlyMap<string, string>;
}

const COMBINED =
  '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"';

/** Throws `Emergency`. */
export function readSettings(directives: readonly Directive[]): Settings {
  const main = new Scope(directives);
  const section = (name: string): Scope | undefined => {
    const [found] = main.own(name);
    return found && new Scope(found.block, main);
  };
  const [http, stream] = [section('http'), section('stream')];
  const { servers } = configOf(directives);
  const listensOf = new Map(servers.map((server) => [server.directive, server.listens]));
  return {
    main,
    http,
    servers: (http?.own('server') ?? []).map((each) => readServer(each, http, listensOf.get(each) ?? [])),
    streams: (stream?.own('server') ?? []).map((each) => ({
      listens: listensOf.get(each) ?? [],
      scope: new Scope(each.block, stream),
    })),
    upstreams: readUpstreams(http),
    streamUpstreams: readUpstreams(stream),
    tables: readTables(http),
    formats: new Map([
      ['combined', COMBINED],
      ...(http?.own('log_format') ?? []).map(({ args: [name = '', ...parts] }): [string, string] => [
        name,
        parts.filter((part, at) => at > 0 || !part.startsWith('escape=')).join(''),
      ]),
    ]),
  };
}

function readServer(directive: Directive, http: Scope | undefined, listens: readonly Listen[]): HttpServer {
  const scope = new Scope(directive.block, http);
  const written = scope.own('server_name').flatMap(({ args }) => args);
  const patterns = written.filter((name) => name.startsWith('~'));
  return {
    listens,
    names: written.length === 0 ? [''] : written.filter((name) => !name.startsWith('~')),
    patterns: patterns.flatMap((text) => compilePattern(text.slice(1), true) ?? []),
    scope,
    locations: readLocations(scope),
  };
}
