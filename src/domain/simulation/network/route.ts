/** Where a packet to an address goes: this namespace, a Pod, a Service's endpoint, the node. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { NetworkError } from '#domain/simulation/trace/events.ts';
import type { NetworkService, NetworkServicePort } from './cluster.ts';
import { isPrivate } from './ip-address.ts';
import { API_SERVER_IP, DNS_IP } from './names/cluster-dns.ts';
import type { PodNetwork } from './pod-network.ts';

export interface Route {
  readonly network: PodNetwork;
  readonly ip: string;
  readonly port: number;
}

/** Name of the Service that it goes through; empty without one. */
export interface Way {
  readonly via: string;
  readonly to: Route | NetworkError;
}

export function wayTo(from: PodNetwork, ip: string, port: number): Way {
  if (from.isOwn(ip) || ip === '0.0.0.0') return direct(from, ip === '0.0.0.0' ? '127.0.0.1' : ip, port);
  if (ip === API_SERVER_IP || ip === DNS_IP) throw new Unmodelled(`the cluster's own Service at ${ip}`);
  const { cluster } = from.fabric;
  const service = cluster.serviceAt(ip);
  if (service)
    return throughService(
      from,
      service,
      service.ports.find((each) => each.port === port),
    );
  if (ip === cluster.node.ip) return toNode(from, port);
  const pod = cluster.podAt(ip);
  if (pod) return direct(pod.network, ip, port);
  if (isPrivate(ip)) return { via: '', to: 'timeout' };
  throw new Unmodelled(`the Internet (${ip})`);
}

const direct = (network: PodNetwork, ip: string, port: number): Way => ({
  via: '',
  to: { network, ip, port },
});

/** kube-proxy drops nothing itself: a port that is not declared leads nowhere, one without endpoints is refused. */
function throughService(
  from: PodNetwork,
  service: NetworkService,
  port: NetworkServicePort | undefined,
): Way {
  const via = service.name;
  if (!port || port.protocol !== 'TCP') return { via, to: 'timeout' };
  const endpoint = from.fabric.choose(service, port, from.ip);
  if (!endpoint) return { via, to: 'refused' };
  const { cluster } = from.fabric;
  const network = endpoint.ip === cluster.node.ip ? cluster.node : cluster.podAt(endpoint.ip)?.network;
  return { via, to: network ? { network, ip: endpoint.ip, port: endpoint.port } : 'timeout' };
}

function toNode(from: PodNetwork, port: number): Way {
  const { cluster } = from.fabric;
  const service = cluster.serviceAtNodePort(port);
  if (service)
    return throughService(
      from,
      service,
      service.ports.find(({ nodePort }) => nodePort === port),
    );
  return direct(cluster.node, cluster.node.ip, port);
}
