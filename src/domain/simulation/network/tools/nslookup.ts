/**
 * `nslookup` of BusyBox (the version with a resolver of its own, since 1.29): it asks DNS alone, not the hosts file; a name without
 * a dot is asked in every search domain, a name with one only as it is; and whatever it found, one NXDOMAIN makes it exit with 1.
 */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import { UsageError, type Options } from '#domain/simulation/applets/options.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { ClusterNetwork } from '#domain/simulation/network/cluster.ts';
import { isIpv4 } from '#domain/simulation/network/ip-address.ts';
import { nameOfAddress } from '#domain/simulation/network/names/cluster-dns.ts';
import { serverAt } from '#domain/simulation/network/names/resolve.ts';
import { resolverConfig } from '#domain/simulation/network/names/resolver-files.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { addressOf } from './words.ts';

const SHAPE = {
  usage:
    '[-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n\nQuery DNS about HOST\n\nQUERY_TYPE: soa,ns,a,aaaa,cname,mx,txt,ptr,srv,any',
  // Options are whole words with one dash: their first letter, and the rest as its value.
  letters: 'd::p::q::r::t::',
};

const TIMEOUT_MS = 5_000;

type QueryType = 'a' | 'aaaa' | 'ptr';

interface Query {
  readonly type: QueryType;
  readonly name: string;
}

export const nslookup = applet(SHAPE, function* ({ process, options, operands }) {
  const [host, server, ...more] = operands;
  if (host === undefined || more.length > 0) throw new UsageError();
  const type = typeOf(options);
  const config = resolverConfig(process);
  const nameserver = server === undefined ? config.nameserver : yield* addressOf(process, server, 53);
  if (nameserver === undefined) throw new Failure(`bad address '${server}'`);
  const ask = serverAt(networkOf(process), nameserver);
  if (!ask) {
    yield { ms: TIMEOUT_MS };
    process.kernel.trace.record(process, { op: 'lookup', host, ok: false });
    yield* print(process, ';; connection timed out; no servers could be reached\n\n');
    return 1;
  }
  yield* print(process, `Server:\t\t${server ?? nameserver}\nAddress:\t${nameserver}:53\n\n`);
  return yield* answer(process, ask, host, queriesFor(host, type, server === undefined ? config.search : []));
});

/** The kind of record that is asked for; undefined: the usual ones. */
function typeOf(options: Options): QueryType | undefined {
  const words = ['d', 'p', 'q', 'r', 't'].flatMap((letter) =>
    options.values(letter).map((rest) => letter + rest),
  );
  let type: QueryType | undefined;
  for (const word of words) {
    const [, value = ''] = /^(?:type|querytype|query|ty|q)=(.*)$/.exec(word) ?? [];
    const wanted = value.toLowerCase();
    if (wanted !== 'a' && wanted !== 'aaaa' && wanted !== 'ptr') throw new Unmodelled(`nslookup -${word}`);
    type = wanted;
  }
  return type;
}

function queriesFor(host: string, type: QueryType | undefined, search: readonly string[]): readonly Query[] {
  if (type === undefined && isIpv4(host)) {
    return [{ type: 'ptr', name: `${host.split('.').toReversed().join('.')}.in-addr.arpa` }];
  }
  const names =
    host.includes('.') || search.length === 0 ? [host] : search.map((domain) => `${host}.${domain}`);
  const types: readonly QueryType[] = type === undefined ? ['a', 'aaaa'] : [type];
  return types.flatMap((each) => names.map((name) => ({ type: each, name })));
}

function* answer(process: Process, ask: Server, host: string, queries: readonly Query[]): Task {
  const { cluster } = networkOf(process).fabric;
  let [isFound, code] = [false, 0];
  for (const query of queries) {
    yield null;
    const lines = query.type === 'ptr' ? pointer(cluster, query.name) : records(ask, query);
    if (lines === undefined) code = 1;
    else isFound ||= lines !== '';
    yield* print(process, `${lines ?? `** server can't find ${query.name}: NXDOMAIN\n`}\n`);
  }
  process.kernel.trace.record(process, { op: 'lookup', host, ok: isFound });
  return code;
}

type Server = NonNullable<ReturnType<typeof serverAt>>;

/** Undefined: NXDOMAIN. */
function records(ask: Server, { type, name }: Query): string | undefined {
  const found = ask(name);
  if (!found) return undefined;
  const chain = [...found.aliases, found.canonical];
  const aliases = found.aliases.map((alias, at) => `${alias}\tcanonical name = ${chain[at + 1] ?? ''}\n`);
  const addresses = type === 'aaaa' ? [] : found.addresses;
  return [...aliases, ...addresses.map((ip) => `Name:\t${found.canonical}\nAddress: ${ip}\n`)].join('');
}

function pointer(cluster: ClusterNetwork, name: string): string | undefined {
  const ip = /^([\d.]+)\.in-addr\.arpa$/.exec(name)?.[1]?.split('.').toReversed().join('.');
  const target = ip === undefined ? undefined : nameOfAddress(cluster, ip);
  return target === undefined ? undefined : `${name}\tname = ${target}\n`;
}
