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

/** GetPodDNS of pkg/kubelet/network/dns/dns.go, as the runtime writes it down. */
export function resolverFile(namespace: string, { dnsPolicy, dnsConfig, hostNetwork }: PodSpec): string {
  const isCluster =
    dnsPolicy === 'ClusterFirstWithHostNet' ||
    (dnsPolicy !== 'Default' && dnsPolicy !== 'None' && hostNetwork !== true);
  const ofCluster = isCluster ? [`${namespace}.svc.cluster.local`, 'svc.cluster.local', 'cluster.local'] : [];
  const own = dnsConfig?.options?.map(({ name = '', value }) =>
    value === undefined ? name : `${name}:${value}`,
  );
  const servers = isCluster ? [DNS_IP] : dnsPolicy === 'None' ? [] : [NODE.ip.replace(/\d+$/, '1')];
  const searches = [...ofCluster, ...(dnsConfig?.searches ?? [])];
  const options = [
    ...(isCluster && !own?.some((each) => each.startsWith('ndots')) ? ['ndots:5'] : []),
    ...(own ?? []),
  ];
  const lines = [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...[...servers, ...(dnsConfig?.nameservers ?? [])].map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
