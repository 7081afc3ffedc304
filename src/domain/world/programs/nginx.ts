import { isWhole } from '#domain/world/context.ts';
import { look } from '#domain/world/files.ts';
import { isLoopback, readAddress, resolveHost, standsElsewhere } from '#domain/world/hosts.ts';
import type { BoundPort, ConfigFailure, ForwardTarget, Listening } from '#domain/world/listening.ts';
import { checkConfig } from '#domain/world/nginx/after.ts';
import { checkDirectives, errorAt } from '#domain/world/nginx/check.ts';
import { loadNginx, MAIN_FILE, type Loaded } from '#domain/world/nginx/load.ts';
import { markIn } from '#domain/world/nginx/marks.ts';
import type { Directive, NginxError } from '#domain/world/nginx/directive.ts';
import { configOf, type NginxConfig, type Server } from '#domain/world/nginx/servers.ts';
import type { Mark } from '#domain/world/types.ts';
import { optionOf, type Program } from './program.ts';

/** nginx with the configuration that the container really sees. */
export function nginxListening(program: Program): Listening {
  const main = optionOf(program.args, '-c') ?? MAIN_FILE;
  if (program.args.some((arg) => /^-[sStTvV]$/.test(arg))) return { known: true, ports: [] };
  const loaded = loadNginx(program.container, main);
  const checked = checkDirectives(loaded.directives);
  const failed = (error: NginxError): Listening => ({
    known: true,
    ports: [],
    failure: failureOf(error, loaded, program),
  });
  if (loaded.error !== undefined) return failed(loaded.error);
  if (checked.error !== undefined) return failed(checked.error);
  if (loaded.unknown !== undefined) return { known: false, reason: loaded.unknown };
  if (checked.unmodelled !== undefined) {
    return { known: false, reason: `the nginx directive ${checked.unmodelled} is not known to Tripod` };
  }
  const config = configOf(loaded.directives);
  const error =
    checkConfig(config, (path) => look(program.container, path), main) ?? lostHost(config, program);
  return error === undefined ? { known: true, ports: portsOf(config, loaded, program) } : failed(error);
}

function failureOf(error: NginxError, loaded: Loaded, { workload, world }: Program): ConfigFailure {
  const at = markIn(loaded.files.get(error.file), error.span, workload, world);
  return { text: error.text, reason: error.reason, ...(at === undefined ? {} : { at }) };
}

function portsOf(config: NginxConfig, loaded: Loaded, program: Program): readonly BoundPort[] {
  const ports = new Map<string, BoundPort>();
  for (const server of config.servers) {
    const forwardsTo = server.passes.flatMap((pass) => targetsOf(pass, server, config, loaded, program));
    for (const listen of server.listens) {
      const key = `${isLoopback(listen.host) ? 'loopback' : 'any'} ${listen.port} ${listen.udp}`;
      ports.set(key, joined(ports.get(key), listen, forwardsTo, mark(listen.directive, loaded, program)));
    }
  }
  return [...ports.values()];
}

/** Several servers may listen on one port; nginx binds it once. */
function joined(
  earlier: BoundPort | undefined,
  { host, port, tls, udp }: Server['listens'][number],
  forwardsTo: readonly ForwardTarget[],
  here: Mark | undefined,
): BoundPort {
  const before = earlier?.forwardsTo ?? [];
  const at = earlier?.at ?? here;
  return {
    port,
    address: isLoopback(host) ? 'loopback' : 'any',
    protocol: udp ? 'UDP' : 'TCP',
    tls: tls || earlier?.tls === true,
    forwardsTo: [...before, ...forwardsTo.filter((each) => !isKnown(each, before))],
    ...(at === undefined ? {} : { at }),
  };
}

function isKnown(target: ForwardTarget, among: readonly ForwardTarget[]): boolean {
  return among.some(
    (each) => each.host === target.host && each.port === target.port && each.upstream === target.upstream,
  );
}

/** A target with a variable is known only while nginx runs. */
function targetsOf(
  pass: Directive,
  server: Server,
  config: NginxConfig,
  loaded: Loaded,
  program: Program,
): readonly ForwardTarget[] {
  const [text = ''] = pass.args;
  if (text.includes('unix:')) return [];
  const scheme = server.stream ? 'tcp' : text.startsWith('https') ? 'https' : 'http';
  const name = text.replace(/^https?:\/\//i, '').replace(/[/$].*$/, '');
  const upstream = config.upstreams.find((each) => each.stream === server.stream && each.name === name);
  // With a variable nginx looks among the upstreams first (ngx_http_upstream_init_request); else the name is known only then.
  if (upstream === undefined && text.includes('$')) return [];
  const target = (
    address: string,
    weight: number,
    from: Directive,
    group: string,
  ): readonly ForwardTarget[] => {
    const found = readAddress(address, scheme === 'https' && group === '' ? 443 : 80);
    if (found === undefined) return [];
    const at = mark(from, loaded, program);
    return [{ ...found, weight, upstream: group, scheme, ...(at === undefined ? {} : { at }) }];
  };
  if (upstream === undefined) return target(name, 1, pass, '');
  return upstream.servers.flatMap((each) => target(each.address, each.weight, each.directive, upstream.name));
}

function mark(directive: Directive, loaded: Loaded, { workload, world }: Program): Mark | undefined {
  return markIn(loaded.files.get(directive.file), directive.span, workload, world);
}

/**
 * nginx looks every name up when it starts. That a Service is not there is known when the exercise says what is, or when
 * one of that name stands in another namespace.
 */
function lostHost(config: NginxConfig, { world, workload }: Program): NginxError | undefined {
  const isLost = (address: string): boolean => {
    const host = readAddress(address, 80)?.host;
    if (host === undefined) return false;
    if (standsElsewhere(world, workload, host) !== undefined) return true;
    return isWhole(world) && resolveHost(world, workload, host).is === 'absent';
  };
  const lost = namedHosts(config).find(({ address }) => isLost(address));
  return lost && errorAt(lost.directive, 'host-not-found', `host not found in upstream "${lost.shown}"`);
}

interface NamedHost {
  readonly address: string;
  /** As nginx names it in its error. */
  readonly shown: string;
  readonly directive: Directive;
}

/** What nginx has to look up at its start: the servers of upstreams, and passes that name no upstream and no variable. */
function namedHosts({ upstreams, servers }: NginxConfig): readonly NamedHost[] {
  const ofUpstreams = upstreams
    .flatMap((upstream) => upstream.servers)
    .map(({ address, directive }) => ({ address, shown: address, directive }));
  const ofPasses = servers
    .flatMap((server) => server.passes)
    .map((directive) => {
      const address = (directive.args[0] ?? '').replace(/^https?:\/\//i, '').replace(/\/.*$/, '');
      return { address, shown: readAddress(address, 80)?.host ?? address, directive };
    })
    .filter(({ address, directive }) => {
      const named = upstreams.some(({ name }) => name === address);
      return !named && directive.args[0]?.includes('$') !== true;
    });
  return [...ofUpstreams, ...ofPasses];
}
