/** What programs written in Go have in common: signals, logs, words for failures. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { errorLogTime } from './times.ts';
import { tried } from './failures.ts';

/** The runtime has a handler for every signal; where the kernel does not let PID 1 die of one, it exits with 2. */
export function dieOfSignals(process: Process): void {
  for (const signal of [SIG.HUP, SIG.INT, SIG.TERM])
    process.dispositions.set(signal, () =>
      process.kernel.exit(process, process.namespace.init === process ? 2 : 128 + signal),
    );
}

/** For programs that see to the signals themselves: comes back when one has come. */
export function* untilTold(process: Process): Task<void> {
  const queue = new WaitQueue();
  let isTold = false;
  for (const signal of [SIG.INT, SIG.TERM])
    process.dispositions.set(signal, () => {
      isTold = true;
      process.kernel.wake(queue);
    });
  while (!isTold) yield { on: queue };
}

/** A line as the package `log` writes it. */
export const log = (process: Process, text: string): Task<void> =>
  complain(process, `${errorLogTime(process.kernel.wallTime)} ${text}\n`);

/** Listens on every address, IPv4 and IPv6; a text is why not. `address`: `:8080`, `127.0.0.1:8080`. */
export function listenTcp(process: Process, address: string): Listener | string {
  const colon = address.lastIndexOf(':');
  const port = address.slice(colon + 1);
  if (colon < 0) return `listen tcp: address ${address}: missing port in address`;
  if (!/^\d+$/.test(port) || Number(port) > 65_535)
    return `listen tcp: ${/^\d+$/.test(port) ? `address ${port}: invalid port` : `lookup tcp/${port}: unknown port`}`;
  const host = address.slice(0, colon).replace(/^\[(.*)\]$/, '$1');
  const bound = tried(() => networkOf(process).bind(process, Number(port), { address: hostAddress(host) }));
  if (!(bound instanceof SystemError)) return bound;
  const words =
    bound.code === 'EADDRNOTAVAIL' ? 'cannot assign requested address' : bound.message.toLowerCase();
  return `listen tcp ${address}: bind: ${words}`;
}

const hostAddress = (host: string): string =>
  host === '' ? '::' : host === 'localhost' ? '127.0.0.1' : host;

/** Says so and gives true when there is a flag that the program does not have: it then ends with 2. */
export function* refusesFlag(
  process: Process,
  flags: ReadonlyMap<string, string>,
  known: readonly ReadonlySet<string>[],
): Task<boolean> {
  const stray = [...flags.keys()].find((flag) => !known.some((some) => some.has(flag)));
  if (stray === undefined) return false;
  yield* complain(process, `flag provided but not defined: -${stray}\nUsage of ${process.argv[0] ?? ''}:\n`);
  return true;
}

/** Flags as the package `flag` reads them: `-name value`, `--name=value`; those of `switches` need no value. */
export function readFlags(
  words: readonly string[],
  switches: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, string> {
  const flags = new Map<string, string>();
  for (let at = 0; words[at]?.startsWith('-') === true; at += 1) {
    const word = (words[at] ?? '').replace(/^--?/, '');
    const equals = word.indexOf('=');
    if (equals >= 0) flags.set(word.slice(0, equals), word.slice(equals + 1));
    else if (switches.has(word)) flags.set(word, 'true');
    else {
      at += 1;
      flags.set(word, words[at] ?? '');
    }
  }
  return flags;
}
