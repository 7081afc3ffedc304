/** NetworkPolicy as the API describes it: a Pod that a policy selects is closed in that direction but for what some policy allows. */
import type {
  LabelSelector,
  LabelSelectorRequirement,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { ClusterNetwork, Labels, NetworkedPod } from './cluster.ts';
import { isInBlock } from './ip-address.ts';

/** One side of a connection. Without `pod`: the node, or what lies outside the cluster. */
export interface Party {
  readonly ip: string;
  readonly pod: Pick<NetworkedPod, 'namespace' | 'labels' | 'port'> | undefined;
}

export interface Traffic {
  readonly from: Party;
  /** After kube-proxy: a Pod, never a Service. */
  readonly to: Party;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}

interface Rule {
  readonly peers: readonly NetworkPolicyPeer[];
  readonly ports: readonly NetworkPolicyPort[];
}

/** What no policy allows is dropped without an answer. */
export function isAllowed(cluster: ClusterNetwork, traffic: Traffic): boolean {
  const { from, to } = traffic;
  // A Pod cannot block itself.
  if (from.ip === to.ip) return true;
  if (!passes(cluster, traffic, 'Egress')) return false;
  // The node always reaches its Pods: the kubelet has to probe them.
  return from.ip === cluster.node.ip || passes(cluster, traffic, 'Ingress');
}

function passes(cluster: ClusterNetwork, traffic: Traffic, direction: 'Ingress' | 'Egress'): boolean {
  const [own, other] = direction === 'Egress' ? [traffic.from, traffic.to] : [traffic.to, traffic.from];
  const { pod } = own;
  if (!pod) return true;
  const policies = cluster
    .policies(pod.namespace)
    .filter(({ spec }) => matches(spec?.podSelector, pod.labels))
    .filter((policy) => isAbout(policy, direction));
  if (policies.length === 0) return true;
  return policies.some((policy) =>
    rulesOf(policy, direction).some(
      ({ peers, ports }) =>
        (peers.length === 0 || peers.some((peer) => isPeer(cluster, pod.namespace, peer, other))) &&
        (ports.length === 0 || ports.some((port) => isPort(port, traffic))),
    ),
  );
}

/** The API server writes `policyTypes` where it is missing: Ingress always, Egress where there are such rules. */
function isAbout({ spec }: NetworkPolicy, direction: 'Ingress' | 'Egress'): boolean {
  const types = spec?.policyTypes;
  if (types !== undefined && types.length > 0) return types.includes(direction);
  return direction === 'Ingress' || (spec?.egress ?? []).length > 0;
}

function rulesOf({ spec }: NetworkPolicy, direction: 'Ingress' | 'Egress'): readonly Rule[] {
  if (direction === 'Egress')
    return (spec?.egress ?? []).map((rule) => ({ peers: rule?.to ?? [], ports: rule?.ports ?? [] }));
  return (spec?.ingress ?? []).map((rule) => ({ peers: rule?.from ?? [], ports: rule?.ports ?? [] }));
}

/** Both selectors in one entry are joined by "and"; a podSelector alone means the policy's own namespace. */
function isPeer(cluster: ClusterNetwork, namespace: string, peer: NetworkPolicyPeer, other: Party): boolean {
  if (peer.ipBlock) {
    const { cidr = '', except = [] } = peer.ipBlock;
    return isInBlock(other.ip, cidr) && !except.some((block) => isInBlock(other.ip, block));
  }
  const { pod } = other;
  if (!pod) return false;
  const isThere = peer.namespaceSelector
    ? matches(peer.namespaceSelector, cluster.namespaceLabels(pod.namespace) ?? {})
    : pod.namespace === namespace;
  return isThere && (peer.podSelector === undefined || matches(peer.podSelector, pod.labels));
}

function isPort({ port, endPort, protocol = 'TCP' }: NetworkPolicyPort, traffic: Traffic): boolean {
  if (protocol !== traffic.protocol) return false;
  if (port === undefined) return true;
  const number = typeof port === 'string' ? traffic.to.pod?.port(port) : port;
  if (number === undefined) return false;
  return endPort === undefined ? traffic.port === number : traffic.port >= number && traffic.port <= endPort;
}

function matches(selector: LabelSelector | undefined, labels: Labels): boolean {
  const pairs = Object.entries(selector?.matchLabels ?? {});
  return (
    pairs.every(([key, value]) => labelOf(labels, key) === value) &&
    (selector?.matchExpressions ?? []).every((requirement) => meets(requirement, labels))
  );
}

function meets({ key = '', operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const value = labelOf(labels, key);
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  if (operator === 'In') return value !== undefined && values.includes(value);
  return value === undefined || !values.includes(value);
}

const labelOf = (labels: Labels, key: string): string | undefined =>
  Object.hasOwn(labels, key) ? labels[key] : undefined;
