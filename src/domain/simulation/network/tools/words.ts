/** What BusyBox' network tools say alike. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { addressesOf } from '#domain/simulation/network/names/resolve.ts';
import type { NetworkError } from '#domain/simulation/trace/events.ts';

/** The words of the C library for what became of a connection. */
export const WORDS: Readonly<Record<NetworkError, string>> = {
  refused: 'Connection refused',
  timeout: 'Operation timed out',
  reset: 'Connection reset by peer',
  nohost: 'bad address',
};

/** The first address of a host, in the trace when there is none. */
export function* addressOf(process: Process, host: string, port: number): Task<string | undefined> {
  const [ip] = yield* addressesOf(process, host);
  if (ip === undefined)
    process.kernel.trace.record(process, { op: 'connect-fail', host, port, why: 'nohost', via: '' });
  return ip;
}

/** A port by number or by the name that /etc/services has for it; undefined when it is neither. */
export function portNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= 65_535 ? Number(text) : undefined;
  return SERVICES.get(text);
}

const SERVICES: ReadonlyMap<string, number> = new Map([
  ['ftp', 21], ['ssh', 22], ['telnet', 23], ['smtp', 25], ['domain', 53], ['http', 80], ['pop3', 110], ['https', 443],
]); // prettier-ignore
