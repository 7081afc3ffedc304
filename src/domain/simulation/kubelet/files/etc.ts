/** Files below /etc that the kubelet and the runtime write for a Pod: one of each for all its containers. */
import type { HostAlias, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { CLUSTER_DNS, NODE } from '#domain/simulation/kubelet/node.ts';

/** What the Pod's own name is, after GeneratePodHostNameAndDomain of kubelet_pods.go. */
export interface PodHost {
  readonly hostname: string;
  /** `sub.default.svc.cluster.local`; empty without a subdomain. */
  readonly domain: string;
}

const LONGEST_HOSTNAME = 63;

export function podHost(name: string, namespace: string, spec: PodSpec): PodHost {
  if (spec.hostNetwork === true) return { hostname: NODE.name, domain: '' };
  const short = (spec.hostname ?? name).slice(0, LONGEST_HOSTNAME).replace(/[-.]+$/, '');
  const domain = spec.subdomain ? `${spec.subdomain}.${namespace}.svc.cluster.local` : '';
  const whole = spec.setHostnameAsFQDN === true && domain !== '' ? `${short}.${domain}` : short;
  return { hostname: spec.hostnameOverride ?? whole, domain };
}

const HOSTS = [
  '127.0.0.1\tlocalhost',
  '::1\tlocalhost ip6-localhost ip6-loopback',
  'fe00::0\tip6-localnet',
  'fe00::0\tip6-mcastprefix',
  'fe00::1\tip6-allnodes',
  'fe00::2\tip6-allrouters',
];

/** managedHostsFileContent and hostsEntriesFromHostAliases of kubelet_pods.go. */
export function hostsFile(ip: string, { hostname, domain }: PodHost, aliases: readonly HostAlias[]): string {
  const own = domain === '' ? `${ip}\t${hostname}` : `${ip}\t${hostname}.${domain}\t${hostname}`;
  const lines = ['# Kubernetes-managed hosts file.', ...HOSTS, own];
  if (aliases.length > 0) lines.push('', '# Entries added by HostAliases.');
  for (const { ip: other = '', hostnames = [] } of aliases) lines.push([other, ...hostnames].join('\t'));
  return `${lines.join('\n')}\n`;
}

/** GetPodDNS of pkg/kubelet/network/dns/dns.go, as the runtime writes it down. */
export function resolverFile(namespace: string, { dnsPolicy, dnsConfig, hostNetwork }: PodSpec): string {
  const isCluster =
    dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy !== 'Default' && dnsPolicy !== 'None' && hostNetwork !== true);
  const ofCluster = isCluster
    ? [`${namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local']
    : [];
  const own = dnsConfig?.options?.map(({ name = '', value }) => (value === undefined ? name : `${name}:${value}`));
  const servers = isCluster ? [CLUSTER_DNS] : dnsPolicy === 'None' ? [] : [NODE.ip.replace(/\d+$/, '1')];
  const searches = [...ofCluster, ...(dnsConfig?.searches ?? [])];
  const options = [...(isCluster && !own?.some((each) => each.startsWith('ndots')) ? ['ndots:5'] : []), ...(own ?? [])];
  const lines = [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...[...servers, ...(dnsConfig?.nameservers ?? [])].map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
