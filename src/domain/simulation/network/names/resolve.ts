/** From a host name to addresses, as `getaddrinfo` of a program finds them: numbers, the hosts file, then DNS with search domains. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { ipNumber, ipText } from '#domain/simulation/network/ip-address.ts';
import { isAllowed } from '#domain/simulation/network/policies.ts';
import { networkOf, type PodNetwork } from '#domain/simulation/network/pod-network.ts';
import { DNS_IP, recordsOf } from './cluster-dns.ts';
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
  const { nameserver, search, ndots } = resolverConfig(process);
  if (!reachesDns(networkOf(process), nameserver)) {
    yield { ms: DNS_TIMEOUT_MS };
    kernel.trace.record(process, { op: 'lookup', host, ok: false });
    return [];
  }
  yield null;
  const { cluster } = networkOf(process).fabric;
  let addresses: readonly string[] = [];
  for (const name of candidates(host, search, ndots)) {
    addresses = recordsOf(cluster, name)?.addresses ?? [];
    if (addresses.length > 0) break;
  }
  kernel.trace.record(process, { op: 'lookup', host, ok: addresses.length > 0 });
  return addresses;
}

/** A name with few dots is looked for in the search domains first; one that ends in a dot is whole. */
export function candidates(host: string, search: readonly string[], ndots: number): readonly string[] {
  if (host.endsWith('.')) return [host];
  const dots = host.split('.').length - 1;
  const searched = search.map((domain) => `${host}.${domain}`);
  return dots >= ndots ? [host, ...searched] : [...searched, host];
}

/** Queries are packets like others: a policy for egress that forgets port 53 stops them. Another server than the cluster's is not there. */
export function reachesDns(network: PodNetwork, nameserver: string): boolean {
  if (nameserver !== DNS_IP) return false;
  const { cluster } = network.fabric;
  const server = {
    namespace: 'kube-system',
    labels: { 'k8s-app': 'kube-dns' },
    port: (name: string) => (name === 'dns' || name === 'dns-tcp' ? 53 : undefined),
  };
  return isAllowed(cluster, {
    from: network.party(),
    to: { ip: DNS_IP, pod: server },
    port: 53,
    protocol: 'UDP',
  });
}
