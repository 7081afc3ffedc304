import { look } from '#domain/world/files.ts';
import { readAddress } from '#domain/world/hosts.ts';
import type { BoundPort, ForwardTarget, Listening } from '#domain/world/listening.ts';
import { markOf } from '#domain/world/origin.ts';
import type { ContainerFact, Mark } from '#domain/world/types.ts';
import { cleanPath } from '#domain/world/paths.ts';
import { optionOf, portNumber, type Program } from './program.ts';

/** redis-server: 6379, or what `--port` or its configuration file says. */
export function redisListening({ args, container }: Program): Listening {
  const [file] = args;
  const settings = file !== undefined && !file.startsWith('-') ? look(container, cleanPath(file)) : undefined;
  if (settings?.is === 'unknown') return { known: false, reason: settings.reason };
  if (settings !== undefined && settings.is !== 'file') {
    const text = `Fatal error, can't open config file '${cleanPath(file ?? '')}': No such file or directory`;
    return { known: true, ports: [], failure: { text, reason: 'no-file' } };
  }
  const said = (name: string): string | undefined =>
    optionOf(args, `--${name}`) ??
    new RegExp(`^${name}\\s+(.+)$`, 'm').exec(settings?.content ?? '')?.[1]?.trim();
  const port = portNumber(said('port') ?? '6379');
  if (said('port') === '0') return { known: true, ports: [] };
  if (port === undefined) return { known: false, reason: 'the port of redis-server could not be read' };
  const bind = said('bind');
  const address =
    bind !== undefined && /^(?:-?(?:127\.0\.0\.1|::1|localhost)\s*)+$/.test(bind) ? 'loopback' : 'any';
  return { known: true, ports: [bound(port, address, [])] };
}

/** redis_exporter: 9121, reading the Redis that REDIS_ADDR or `--redis.addr` names (`redis://localhost:6379` by itself). */
export function exporterListening({ args, container }: Program): Listening {
  const listen = setting(args, container, 'web.listen-address', 'REDIS_EXPORTER_WEB_LISTEN_ADDRESS');
  const addr = setting(args, container, 'redis.addr', 'REDIS_ADDR');
  const spoken = listen?.value ?? '0.0.0.0:9121';
  const port = portNumber(spoken.slice(spoken.lastIndexOf(':') + 1));
  if (port === undefined || listen?.value === '')
    return { known: false, reason: 'the port of redis_exporter could not be read' };
  if (addr !== undefined && addr.value === undefined)
    return { known: false, reason: 'REDIS_ADDR is known only to the running Pod' };
  const text = addr?.value === undefined || addr.value === '' ? 'redis://localhost:6379' : addr.value;
  const target = readAddress(text, 6379);
  const host = spoken.slice(0, spoken.lastIndexOf(':'));
  const address = /^(?:127\.|localhost$|\[::1\]$)/.test(host) ? 'loopback' : 'any';
  const forward: readonly ForwardTarget[] =
    target === undefined
      ? []
      : [
          {
            ...target,
            weight: 1,
            upstream: '',
            scheme: 'redis',
            ...(addr === undefined ? {} : { at: addr.at }),
          },
        ];
  return { known: true, ports: [bound(port, address, forward)] };
}

/** The flag wins over the environment. */
function setting(
  args: readonly string[],
  container: ContainerFact,
  flag: string,
  variable: string,
): { readonly value: string | undefined; readonly at: Mark } | undefined {
  const given = optionOf(args, `--${flag}`, `-${flag}`);
  if (given !== undefined)
    return { value: given, at: markOf({ ...container.origin, path: [...container.origin.path, 'args'] }) };
  const fact = container.env.find(({ name }) => name === variable);
  return fact === undefined ? undefined : { value: fact.value, at: markOf(fact.origin) };
}

function bound(port: number, address: 'any' | 'loopback', forwardsTo: readonly ForwardTarget[]): BoundPort {
  return { port, address, protocol: 'TCP', tls: false, forwardsTo };
}
