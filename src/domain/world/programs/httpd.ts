import { look } from '#domain/world/files.ts';
import { isLoopback } from '#domain/world/hosts.ts';
import type { BoundPort, Listening } from '#domain/world/listening.ts';
import { optionOf, type Program } from './program.ts';

const MAIN = '/usr/local/apache2/conf/httpd.conf';

/** Apache binds what the `Listen` lines of its main file say; included files are not followed. */
export function httpdListening({ args, container }: Program): Listening {
  const main = optionOf(args, '-f') ?? MAIN;
  const found = look(container, main);
  if (found.is === 'unknown') return { known: false, reason: found.reason };
  if (found.is !== 'file') {
    const text = `httpd: Could not open configuration file ${main}: No such file or directory`;
    return { known: true, ports: [], failure: { text, reason: 'no-file' } };
  }
  const lines = found.content.split('\n').filter((line) => /^\s*Listen\s/i.test(line));
  const ports = lines.flatMap(boundByLine);
  if (ports.length > 0) return { known: true, ports };
  if (/^\s*Include/im.test(found.content))
    return { known: false, reason: `${main} includes files that are not read` };
  return {
    known: true,
    ports: [],
    failure: { text: 'no listening sockets available, shutting down', reason: 'no-listen' },
  };
}

function boundByLine(line: string): readonly BoundPort[] {
  const found = /^\s*Listen\s+(?:(\[[^\]]+\]|[^\s:]+):)?(\d+)(?:\s+(https))?/i.exec(line);
  if (found?.[2] === undefined) return [];
  const address = isLoopback(found[1] ?? '') ? 'loopback' : 'any';
  return [{ port: Number(found[2]), address, protocol: 'TCP', tls: found[3] !== undefined, forwardsTo: [] }];
}
