import { look } from '#domain/world/files.ts';
import { readAddress } from '#domain/world/hosts.ts';
import type { BoundPort, ForwardTarget, Listening } from '#domain/world/listening.ts';
import { markOf } from '#domain/world/origin.ts';
import type { ContainerFact, Mark } from '#domain/world/types.ts';
import { cleanPath } from '#domain/world/paths.ts';
import { optionOf, portNumber, type Program } from './program.ts';

const unknown = (reason: string): Listening => ({ known: false, reason });

/** Where a directive's value comes from: the command line wins over the file. */
function saidBy(args: readonly string[], file: string): (name: string) => string | undefined {
  return (name) =>
    optionOf(args, `--${name}`) ?? new RegExp(`^${name}\\s+(.+)$`, 'm').exec(file)?.[1]?.trim();
}

const ONLY_LOOPBACK = /^(?:-?(?:127\.0\.0\.1|::1|localhost)\s*)+$/;

/** redis-server: 6379, or what `--port` or its configuration file says. */
export function redisListening({ args, container }: Program): Listening {
  const [file = '-'] = args;
  const settings = file.startsWith('-') ? undefined : look(container, cleanPath(file));
  if (settings?.is === 'unknown') return unknown(settings.reason);
  if (settings !== undefined && settings.is !== 'file') {
    const text = `Fatal error, can't open config file '${cleanPath(file)}': No such file or directory`;
    return { known: true, ports: [], failure: { text, reason: 'no-file' } };
  }
  return redisPort(saidBy(args, settings?.content ?? ''));
}

function redisPort(said: (name: string) => string | undefined): Listening {
  if (said('port') === '0') return { known: true, ports: [] };
  const port = portNumber(said('port') ?? '6379');
  if (port === undefined) return unknown('the port of redis-server could not be read');
  const address = ONLY_LOOPBACK.test(said('bind') ?? '') ? 'loopback' : 'any';
  return { known: true, ports: [bound(port, address, [])] };
}

/** redis_exporter: 9121, reading the Redis that REDIS_ADDR or `--redis.addr` names (`redis://localhost:6379` by itself). */
export function exporterListening({ args, container }: Program): Listening {
  const listen = setting(args, container, 'web.listen-address', 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS');
  const addr = setting(args, container, 'redis.addr', 'REDIS_ADDR');
  const spoken = listen === undefined ? '0.0.0.0:9121' : (listen.value ?? '');
  const colon = spoken.lastIndexOf(':');
  const port = portNumber(spoken.slice(colon + 1));
  if (port === undefined) return unknown('the port of redis_exporter could not be read');
  if (addr !== undefined && addr.value === undefined)
    return unknown('REDIS_ADDR is known only to the running Pod');
  const address = /^(?:127\.|localhost$|\[::1\]$)/.test(spoken.slice(0, colon)) ? 'loopback' : 'any';
  return { known: true, ports: [bound(port, address, scraped(addr))] };
}

/** The Redis that an exporter reads; with an empty address, by flag or by variable, it reads none by itself. */
function scraped(addr: Setting | undefined): readonly ForwardTarget[] {
  const text = addr === undefined ? 'redis://localhost:6379' : (addr.value ?? '');
  const target = text === '' ? undefined : readAddress(text, 6379);
  if (target === undefined) return [];
  return [
    { ...target, weight: 1, upstream: '', scheme: 'redis', ...(addr === undefined ? {} : { at: addr.at }) },
  ];
}

interface Setting {
  /** Undefined when only the running Pod knows it. */
  readonly value: string | undefined;
  readonly at: Mark;
}

/** The flag wins over the environment. */
function setting(
  args: readonly string[],
  container: ContainerFact,
  flag: string,
  variable: string,
): Setting | undefined {
  const given = optionOf(args, `--${flag}`, `-${flag}`);
  if (given !== undefined)
    return { value: given, at: markOf({ ...container.origin, path: [...container.origin.path, 'args'] }) };
  const fact = container.env.find(({ name }) => name === variable);
  return fact === undefined ? undefined : { value: fact.value, at: markOf(fact.origin) };
}

function bound(port: number, address: 'any' | 'loopback', forwardsTo: readonly ForwardTarget[]): BoundPort {
  return { port, address, protocol: 'TCP', tls: false, forwardsTo };
}
