/** What the cluster's DNS (CoreDNS with its kubernetes plugin, as kubeadm sets it up) answers. Records are asked for anew each time. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { ClusterNetwork, NetworkService } from '#domain/simulation/network/cluster.ts';
import { isIpv4 } from '#domain/simulation/network/ip-address.ts';

export const DNS_IP = '10.96.0.10';
export const API_SERVER_IP = '10.96.0.1';
const DOMAIN = 'cluster.local';

export interface Records {
  /** The name that has the addresses, after all aliases. */
  readonly canonical: string;
  /** Names that lead there, the asked one first; empty without aliases. */
  readonly aliases: readonly string[];
  /** Empty when the name is there without addresses. */
  readonly addresses: readonly string[];
}

/** What every cluster has, whatever its manifests say. */
const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['kubernetes.default', API_SERVER_IP],
  ['kube-dns.kube-system', DNS_IP],
]);

/** A and AAAA records of a full name; undefined: NXDOMAIN. Throws `Unmodelled` for names that only the Internet knows. */
export function recordsOf(cluster: ClusterNetwork, asked: string): Records | undefined {
  const aliases: string[] = [];
  let name = asked.toLowerCase().replace(/\.$/, '');
  while (aliases.length < 8) {
    const found = isIpv4(name) ? [name] : lookUp(cluster, name);
    if (found === undefined) return undefined;
    if (typeof found !== 'string') return { canonical: name, aliases, addresses: found };
    aliases.push(name);
    name = found.toLowerCase().replace(/\.$/, '');
  }
  return undefined;
}

/** The name of an address, as a PTR record says it. */
export function nameOfAddress(cluster: ClusterNetwork, ip: string): string | undefined {
  for (const [name, address] of BUILT_IN) if (address === ip) return `${name}.svc.${DOMAIN}`;
  const service = cluster.serviceAt(ip);
  return service && `${service.name}.${service.namespace}.svc.${DOMAIN}`;
}

/** Addresses, or the name that this one stands for. */
function lookUp(cluster: ClusterNetwork, name: string): readonly string[] | string | undefined {
  if (name === DOMAIN) return [];
  if (!name.endsWith(`.${DOMAIN}`)) return recordsOutside(cluster, name);
  const labels = name.slice(0, -DOMAIN.length - 1).split('.');
  const kind = labels.pop();
  const namespace = labels.pop();
  if (kind === 'pod' && namespace !== undefined) return podRecords(labels);
  if (kind !== 'svc') return undefined;
  if (namespace === undefined) return [];
  const service = labels.pop();
  if (service === undefined) return cluster.namespaceLabels(namespace) ? [] : undefined;
  return serviceRecords(cluster, namespace, service, labels);
}

/** `10-244-0-7.default.pod`: whoever has that address, if anybody (`pods insecure`). */
function podRecords(labels: readonly string[]): readonly string[] | undefined {
  const ip = labels[0]?.replaceAll('-', '.') ?? '';
  return labels.length === 1 && isIpv4(ip) ? [ip] : undefined;
}

function serviceRecords(
  cluster: ClusterNetwork,
  namespace: string,
  name: string,
  before: readonly string[],
): readonly string[] | string | undefined {
  const service = cluster.service(namespace, name);
  const builtIn = BUILT_IN.get(`${name}.${namespace}`);
  if (!service) return builtIn !== undefined && before.length === 0 ? [builtIn] : undefined;
  if (before.length > 1) return undefined;
  const [host] = before;
  if (host !== undefined) return orNothing(hostsOf(service, host));
  if (service.externalName !== '') return service.externalName;
  return service.clusterIP === 'None' ? orNothing(hostsOf(service)) : [service.clusterIP];
}

/** Each ready Pod once, or the one with that host name. Pods without one are known by their address. */
function hostsOf(service: NetworkService, host?: string): readonly string[] {
  const ports = service.ports.length > 0 ? service.ports : [undefined];
  const endpoints = ports.flatMap((port) => service.endpoints(port));
  const called = endpoints.filter(
    ({ ip, hostname }) => host === undefined || host === (hostname || ip.replaceAll('.', '-')),
  );
  return [...new Set(called.map(({ ip }) => ip))];
}

/** A headless Service without ready Pods is NXDOMAIN to CoreDNS. */
const orNothing = (addresses: readonly string[]): readonly string[] | undefined =>
  addresses.length > 0 ? addresses : undefined;

/** Top-level domains that names of the Internet in lessons and manifests end in; those of countries have two letters. */
const PUBLIC: ReadonlySet<string> = new Set([
  'com', 'org', 'net', 'edu', 'gov', 'mil', 'int', 'info', 'biz', 'name', 'dev', 'app', 'cloud', 'page', 'run', 'tech', 'site',
  'online', 'xyz', 'top', 'shop', 'store', 'blog', 'academy', 'systems', 'network', 'software', 'pro', 'arpa',
]); // prettier-ignore

/**
 * What a server outside answers, to which the cluster's forwards. `name.namespace` of a Service that is not there, and `pod.service` of a
 * Pod that is not ready, end up here: nobody has them. Throws `Unmodelled` for names that somebody may have.
 */
export function recordsOutside(cluster: ClusterNetwork, asked: string): undefined {
  const name = asked.toLowerCase().replace(/\.$/, '');
  const top = name.slice(name.lastIndexOf('.') + 1);
  const isOurs = top === name || cluster.namespaceLabels(top) !== undefined;
  if (!isOurs && (PUBLIC.has(top) || /^[a-z]{2}$/.test(top))) throw new Unmodelled(`the Internet (${name})`);
  return undefined;
}
