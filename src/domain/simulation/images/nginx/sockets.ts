/** The sockets that the master opens before there are workers (ngx_open_listening_sockets). */
import { failure, tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { Emergency } from './emergency.ts';
import type { Settings } from './settings.ts';

interface Address {
  /** `0.0.0.0:80`, `[::]:80`. */
  readonly shown: string;
  readonly address: string;
  readonly port: number;
  readonly isOnlyIpv6: boolean;
}

const TRIES = 5;
const PAUSE_MS = 500;

/** Where the configuration wants to listen, port by port; a wildcard takes in the single addresses of its kind. */
export function wantedAddresses({ servers, streams }: Settings): readonly Address[] {
  const all = new Map<string, Address>();
  for (const { host, port, udp, directive } of [...servers, ...streams].flatMap(({ listens }) => listens)) {
    if (udp) continue;
    const one = addressOf(host, port, !directive.args.includes('ipv6only=off'));
    all.set(one.shown, one);
  }
  const isCovered = ({ address, port }: Address): boolean =>
    all.has(address.includes(':') ? `[::]:${port}` : `0.0.0.0:${port}`);
  const isWildcard = ({ address }: Address): boolean => address === '0.0.0.0' || address === '::';
  const kept = [...all.values()].filter((one) => isWildcard(one) || !isCovered(one));
  const ports = [...new Set(kept.map(({ port }) => port))];
  return ports.flatMap((port) => kept.filter((one) => one.port === port));
}

function addressOf(host: string, port: number, isOnlyIpv6: boolean): Address {
  if (host.startsWith('[')) {
    const address = host.slice(1, -1);
    return { shown: `${host}:${port}`, address, port, isOnlyIpv6 };
  }
  const address = host === '*' || host === '' ? '0.0.0.0' : host === 'localhost' ? '127.0.0.1' : host;
  return { shown: `${address}:${port}`, address, port, isOnlyIpv6: false };
}

export type Say = (level: 'emerg' | 'notice', text: string) => Task<void>;

/** Adds what is missing to `open`, by the addresses' names. Throws `Emergency` after the last try. */
export function* openSockets(
  process: Process,
  wanted: readonly Address[],
  open: Map<string, Listener>,
  say: Say,
): Task<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    let failed = false;
    for (const one of wanted) {
      if (open.has(one.shown)) continue;
      const listener = tried(() => networkOf(process).bind(process, one.port, one));
      if (!(listener instanceof SystemError)) {
        open.set(one.shown, listener);
        continue;
      }
      const words = `bind() to ${one.shown} failed (${failure(listener)})`;
      if (listener.code !== 'EADDRINUSE') throw new Emergency(words);
      yield* say('emerg', words);
      failed = true;
    }
    if (!failed) return;
    yield* say('notice', `try again to bind() after ${PAUSE_MS}ms`);
    yield { ms: PAUSE_MS };
  }
  throw new Emergency('still could not bind()');
}
