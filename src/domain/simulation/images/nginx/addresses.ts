/** Names that nginx looks up once, when it reads its configuration. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { addressesOf } from '#domain/simulation/network/names/resolve.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import { Emergency } from './emergency.ts';
import type { Addresses } from './site.ts';
import { hostAndPort } from './upstream-groups.ts';

interface Named {
  readonly host: string;
  /** As nginx writes it when it is not found. */
  readonly shown: string;
  readonly directive: Directive;
}

/** In the order of the file. Throws `Emergency` at the first name that nobody knows. */
export function* lookUpNames(process: Process, directives: readonly Directive[]): Task<Addresses> {
  const known = new Map<string, readonly string[]>();
  for (const { host, shown, directive } of namedIn(directives, groupsIn(directives))) {
    if (known.has(host)) continue;
    const addresses = yield* addressesOf(process, host);
    if (addresses.length === 0)
      throw new Emergency(`host not found in upstream "${shown}" in ${directive.file}:${directive.line}`);
    known.set(host, addresses);
  }
  return known;
}

function groupsIn(directives: readonly Directive[]): ReadonlySet<string> {
  const sections = directives.filter(({ name }) => name === 'http' || name === 'stream');
  const groups = sections.flatMap(({ block = [] }) => block.filter(({ name }) => name === 'upstream'));
  return new Set(groups.map(({ args }) => args[0] ?? ''));
}

function namedIn(directives: readonly Directive[], groups: ReadonlySet<string>): readonly Named[] {
  return directives.flatMap((directive) => {
    const { name, args, block } = directive;
    const [text = ''] = args;
    const isPeer = name === 'server' && block === undefined;
    if (isPeer && !text.startsWith('unix:'))
      return [{ host: hostAndPort(text, 80).host, shown: text, directive }];
    if (name === 'proxy_pass' && !text.includes('$') && !text.includes('unix:')) {
      const authority = text.replace(/^https?:\/\//i, '').replace(/[/?].*$/s, '');
      const { host } = hostAndPort(authority, 80);
      return groups.has(authority) ? [] : [{ host, shown: host, directive }];
    }
    return namedIn(block ?? [], groups);
  });
}
