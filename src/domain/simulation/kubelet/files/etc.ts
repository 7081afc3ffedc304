/** Files below /etc that the kubelet and the runtime write for a Pod: one of each for all its containers. */
import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { NODE } from '#domain/simulation/kubelet/node.ts';
import { DNS_IP } from '#domain/simulation/network/names/cluster-dns.ts';

/** What the Pod's own name is, after GeneratePodHostNameAndDomain of kubelet_pods.go. */
export interface PodHost {
  readonly hostname: string;
  /** `web.sub.default.svc.cluster.local`; empty without a subdomain. */
  readonly fqdn: string;
}

const LONGEST_HOSTNAME = 63;

export function podHost(name: string, namespace: string, spec: PodSpec): PodHost {
  if (spec.hostNetwork === true) return { hostname: NODE.name, fqdn: '' };
  const short = (spec.hostname ?? name).slice(0, LONGEST_HOSTNAME).replace(/[-.]+$/, '');
  const fqdn = spec.subdomain ? `${short}.${spec.subdomain}.${namespace}.svc.cluster.local` : '';
  const isWhole = spec.setHostnameAsFQDN === true && fqdn !== '';
  return { hostname: spec.hostnameOverride ?? (isWhole ? fqdn : short), fqdn };
}

interface Resolver {
  readonly searches: readonly string[];
  readonly servers: readonly string[];
  readonly options: readonly string[];
}

/** GetPodDNS of pkg/kubelet/network/dns/dns.go, as the runtime writes it down. */
export function resolverFile(namespace: string, spec: PodSpec): string {
  const base = baseResolver(namespace, spec);
  const { searches = [], nameservers = [], options = [] } = spec.dnsConfig ?? {};
  const own = options.map(({ name = '', value }) => (value === undefined ? name : `${name}:${value}`));
  const names = new Set(own.map(optionName));
  const all = [...base.options.filter((option) => !names.has(optionName(option))), ...own];
  const searched = [...base.searches, ...searches];
  const servers = [...base.servers, ...nameservers];
  const lines = servers.map((server) => `nameserver ${server}`);
  if (searched.length > 0) lines.unshift(`search ${searched.join(' ')}`);
  if (all.length > 0) lines.push(`options ${all.join(' ')}`);
  return `${lines.join('\n')}\n`;
}

const optionName = (option: string): string => option.replace(/:.*/, '');

/** What the policy gives, before the Pod's own dnsConfig is added. */
function baseResolver(namespace: string, { dnsPolicy, hostNetwork }: PodSpec): Resolver {
  if (dnsPolicy === 'None') return { searches: [], servers: [], options: [] };
  const isNodes =
    dnsPolicy === 'Default' || (hostNetwork === true && dnsPolicy !== 'ClusterFirstWithHostNet');
  if (isNodes) return { searches: [], servers: [NODE.ip.replace(/\d+$/, '1')], options: [] };
  const searches = [`${namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local'];
  return { searches, servers: [DNS_IP], options: ['ndots:5'] };
}
