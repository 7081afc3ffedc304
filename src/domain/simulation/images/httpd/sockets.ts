import { errorNumber, errorWords, tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { Refusal } from './configuration.ts';
import type { Listening, Settings } from './settings.ts';

/** Without an address a socket for IPv6 takes IPv4, too; when it cannot be had, one for IPv4 alone is tried. Throws `Refusal`. */
export function* openSockets(process: Process, { listens }: Settings): Task<readonly Listener[]> {
  const open: Listener[] = [];
  for (const { address, port } of unique(listens)) {
    const ways = address === undefined ? ['::', '0.0.0.0'] : [address];
    const problems: string[] = [];
    let listener: Listener | undefined;
    for (const way of ways) {
      const bound = tried(() => networkOf(process).bind(process, port, { address: way }));
      if (!(bound instanceof SystemError)) {
        listener = bound;
        break;
      }
      const shown = way.includes(':') ? `[${way}]` : way;
      problems.push(
        `(${errorNumber(bound.code)})${errorWords(bound)}: AH00072: make_sock: could not bind to address ${shown}:${port}\n`,
      );
    }
    if (!listener) {
      yield* complain(process, problems.join(''));
      for (const each of open) each.close(process.kernel);
      throw new Refusal('no listening sockets available, shutting down\nAH00015: Unable to open logs');
    }
    open.push(listener);
  }
  return open;
}

const unique = (listens: readonly Listening[]): readonly Listening[] => [
  ...new Map(listens.map((each) => [`${each.address ?? ''} ${each.port}`, each])).values(),
];
