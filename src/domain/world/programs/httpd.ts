import { look } from '#domain/world/files.ts';
import { isLoopback } from '#domain/world/hosts.ts';
import type { BoundPort, Listening } from '#domain/world/listening.ts';
import { cleanPath } from '#domain/world/paths.ts';
import type { ContainerFact } from '#domain/world/types.ts';
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
  const lost = lostFile(found.content, container, main);
  if (lost !== undefined) return { known: true, ports: [], failure: { text: lost, reason: 'no-file' } };
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

const ROOT = '/usr/local/apache2';

/** A file that the configuration names and that a mount hides: one that is included, or the table of types. */
function lostFile(content: string, container: ContainerFact, main: string): string | undefined {
  const isLost = (path: string): boolean => look(container, cleanPath(path, ROOT)).is === 'missing';
  const lines = content.split('\n');
  for (const [at, line] of lines.entries()) {
    const path = /^\s*Include\s+"?([^\s"*?[]+)"?\s*$/i.exec(line)?.[1];
    if (path !== undefined && isLost(path))
      return `httpd: Syntax error on line ${at + 1} of ${main}: Could not open configuration file ${cleanPath(path, ROOT)}: No such file or directory`;
  }
  const types = lines
    .map((line) => /^\s*TypesConfig\s+"?([^\s"]+)"?/i.exec(line)?.[1])
    .find((path) => path !== undefined);
  if (types === undefined || !isLost(types)) return undefined;
  return `AH01597: could not open mime types config file ${cleanPath(types, ROOT)}.`;
}

function boundByLine(line: string): readonly BoundPort[] {
  const found = /^\s*Listen\s+(?:(\[[^\]]+\]|[^\s:]+):)?(\d+)(?:\s+(https))?/i.exec(line);
  if (found?.[2] === undefined) return [];
  const address = isLoopback(found[1] ?? '') ? 'loopback' : 'any';
  return [{ port: Number(found[2]), address, protocol: 'TCP', tls: found[3] !== undefined, forwardsTo: [] }];
}
