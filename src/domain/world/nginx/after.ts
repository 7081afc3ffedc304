import { errorAt } from './check.ts';
import type { Directive, NginxError } from './directive.ts';
import type { Look } from './load.ts';
import type { Listen, NginxConfig, Server } from './servers.ts';

/** What nginx refuses once all is read: sections, addresses, certificates, upstreams. */
export function checkConfig(config: NginxConfig, look: Look, main: string): NginxError | undefined {
  const noEvents: NginxError = {
    reason: 'no-events',
    text: 'no "events" section in configuration',
    file: main,
    span: [0, 0],
  };
  return first([
    ...config.servers.map((server) => () => duplicateListen(server)),
    ...config.servers.map((server) => () => badPass(server, config)),
    ...config.servers.map((server) => () => certificateProblem(server, look)),
    ...config.upstreams.map(
      (upstream) => () =>
        upstream.servers.length === 0
          ? errorAt(upstream.directive, 'no-servers', 'no servers are inside upstream')
          : undefined,
    ),
    () => (config.hasEvents ? undefined : noEvents),
  ]);
}

function first(checks: readonly (() => NginxError | undefined)[]): NginxError | undefined {
  for (const check of checks) {
    const error = check();
    if (error !== undefined) return error;
  }
  return undefined;
}

function duplicateListen(server: Server): NginxError | undefined {
  const seen = new Set<string>();
  for (const listen of server.listens) {
    const address = `${listen.host === '*' ? '0.0.0.0' : listen.host}:${listen.port}`;
    const key = `${address}/${listen.udp}`;
    if (seen.has(key)) return errorAt(listen.directive, 'duplicate-listen', `a duplicate listen ${address}`);
    seen.add(key);
  }
  if (server.stream && server.listens.length === 0 && !hasSocket(server)) {
    return errorAt(server.directive, 'no-listen', 'no "listen" is defined for server');
  }
  return undefined;
}

function hasSocket(server: Server): boolean {
  return (server.directive.block ?? []).some(({ name }) => name === 'listen');
}

/** In http a proxied address needs its scheme; in stream it needs a port, unless it names an upstream. */
function badPass(server: Server, config: NginxConfig): NginxError | undefined {
  return first(
    server.passes.map((pass) => () => {
      const [target = ''] = pass.args;
      if (target.includes('$')) return undefined;
      if (!server.stream)
        return /^https?:\/\/./i.test(target) ? undefined : errorAt(pass, 'url', 'invalid URL prefix');
      const known = config.upstreams.some((upstream) => upstream.stream && upstream.name === target);
      return known || /:\d+$/.test(target) || target.startsWith('unix:')
        ? undefined
        : errorAt(pass, 'url', `no port in upstream "${target}"`);
    }),
  );
}

function certificateProblem(server: Server, look: Look): NginxError | undefined {
  const secure = server.listens.find((listen: Listen) => listen.tls);
  if (secure === undefined) return undefined;
  const certificate = server.certificates.find(({ name }) => name === 'ssl_certificate');
  const key = server.certificates.find(({ name }) => name === 'ssl_certificate_key');
  if (certificate === undefined) {
    return errorAt(
      secure.directive,
      'no-certificate',
      'no "ssl_certificate" is defined for the "listen ... ssl" directive',
    );
  }
  if (key === undefined)
    return errorAt(
      certificate,
      'no-certificate',
      `no "ssl_certificate_key" is defined for certificate "${certificate.args[0] ?? ''}"`,
    );
  return unreadable(certificate, 'certificate', look) ?? unreadable(key, 'certificate key', look);
}

function unreadable(directive: Directive, what: string, look: Look): NginxError | undefined {
  const [path = ''] = directive.args;
  if (path.includes('$') || path.startsWith('data:')) return undefined;
  const absolute = path.startsWith('/') ? path : `/etc/nginx/${path}`;
  const found = look(absolute);
  if (found.is === 'file' || found.is === 'unknown') return undefined;
  const words = `cannot load ${what} "${absolute}": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(${absolute}, r) error:10000080:BIO routines::no such file)`;
  // nginx names no line here: the file is opened after the whole configuration was read.
  return { reason: 'no-certificate-file', text: words, file: directive.file, span: directive.span };
}
