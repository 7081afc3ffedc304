/** From a host name to addresses, as `getaddrinfo` of a program finds them: numbers, the hosts file, then DNS with search domains. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { ipNumber, ipText } from '#domain/simulation/network/ip-address.ts';
import { isAllowed } from '#domain/simulation/network/policies.ts';
import { networkOf, type PodNetwork } from '#domain/simulation/network/pod-network.ts';
import { DNS_IP, recordsOf, recordsOutside, type Records } from './cluster-dns.ts';
import { addressesInHostsFile, resolverConfig } from './resolver-files.ts';

/** musl waits so long for an answer, over all its attempts. */
const DNS_TIMEOUT_MS = 5_000;

/** IPv4 addresses; empty when the name has none, or nobody answers in time. */
export function* addressesOf(process: Process, host: string): Task<readonly string[]> {
  if (host === '::1' || host === '[::1]') return ['::1'];
  const number = ipNumber(host);
  if (number !== undefined) return [ipText(number)];
  const written = addressesInHostsFile(process, host);
  if (written.length > 0) return written;
  return yield* askDns(process, host);
}

function* askDns(process: Process, host: string): Task<readonly string[]> {
  const { kernel } = process;
  const network = networkOf(process);
  const { nameserver, search, ndots } = resolverConfig(process);
  const ask = serverAt(network, nameserver);
  yield ask ? null : { ms: DNS_TIMEOUT_MS };
  let addresses: readonly string[] = [];
  for (const name of ask ? candidates(host, search, ndots) : []) {
    addresses = ask?.(name)?.addresses ?? [];
    if (addresses.length > 0) break;
  }
  kernel.trace.record(process, { op: 'lookup', host, ok: addresses.length > 0 });
  return addresses;
}

/** A name with few dots is looked for in the search domains first; one that ends in a dot is whole. */
function candidates(host: string, search: readonly string[], ndots: number): readonly string[] {
  if (host.endsWith('.')) return [host];
  const dots = host.split('.').length - 1;
  const searched = search.map((domain) => `${host}.${domain}`);
  return dots >= ndots ? [host, ...searched] : [...searched, host];
}

/** Answers queries for one full name; undefined: NXDOMAIN. */
type DnsServer = (name: string) => Records | undefined;

/**
 * Who answers at a nameserver's address; undefined: nobody. The cluster's own does unless a policy for egress forgets port 53; a Pod
 * is none; any other is taken for one of the Internet or of the node, which know nothing of the cluster's names.
 */
export function serverAt(network: PodNetwork, nameserver: string): DnsServer | undefined {
  const { cluster } = network.fabric;
  if (nameserver === DNS_IP) return reachesDns(network) ? (name) => recordsOf(cluster, name) : undefined;
  if (network.isOwn(nameserver) || cluster.podAt(nameserver)) return undefined;
  return (name) => recordsOutside(cluster, name);
}

/** Queries are packets like others. */
function reachesDns(network: PodNetwork): boolean {
  const { cluster } = network.fabric;
  const pod = {
    namespace: 'kube-system',
    labels: { 'k8s-app': 'kube-dns' },
    port: (name: string) => (name === 'dns' || name === 'dns-tcp' ? 53 : undefined),
  };
  return isAllowed(cluster, { from: network.party(), to: { ip: DNS_IP, pod }, port: 53, protocol: 'UDP' });
}
