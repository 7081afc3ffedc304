import type { ServiceFact, Workload, World } from './types.ts';

/** What a host name means to a process inside a Pod. */
export type Host =
  | { readonly is: 'loopback' }
  | { readonly is: 'service'; readonly service: ServiceFact }
  /** A name of the cluster's own form, or a bare one, that no Service of the world has. */
  | { readonly is: 'absent'; readonly service: string; readonly namespace: string }
  /** An address or a name outside the cluster. */
  | { readonly is: 'outside' };

const CLUSTER_SUFFIX = /\.svc(?:\.cluster\.local)?\.?$/;

/**
 * Resolves as the cluster's DNS does with the search list of a Pod (`NS.svc.cluster.local svc.cluster.local
 * cluster.local`): a short name is a Service of the Pod's own namespace, `name.namespace` one of another.
 */
export function resolveHost(
  world: World,
  workload: Pick<Workload, 'namespace' | 'name' | 'kind'>,
  host: string,
): Host {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isLoopback(name)) return { is: 'loopback' };
  if (name === '' || /^[\d.]+$|:/.test(name)) return { is: 'outside' };
  // The kubelet writes a Pod's own name into its /etc/hosts, which is read before any DNS: it wins over a Service.
  if (workload.kind === 'Pod' && name === workload.name) return { is: 'loopback' };
  return inCluster(world, workload.namespace, name);
}

function inCluster(world: World, home: string, name: string): Host {
  const clustered = CLUSTER_SUFFIX.test(name);
  const [service = '', namespace = home, ...rest] = name.replace(CLUSTER_SUFFIX, '').split('.');
  const found =
    rest.length > 0
      ? undefined
      : world.services.find((each) => each.name === service && each.namespace === namespace);
  if (found !== undefined) return { is: 'service', service: found };
  const ours = clustered || !name.includes('.');
  return ours && rest.length === 0 ? { is: 'absent', service, namespace } : { is: 'outside' };
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** `redis://:pw@host:6379/0`, `http://host/path`, `host:80` and `host` taken apart; undefined when there is no host. */
export function readAddress(
  text: string,
  defaultPort: number,
): { readonly host: string; readonly port: number } | undefined {
  const bare = text.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/^[^@/]*@/, '');
  const found = /^(\[[0-9a-f:]+\]|[^:/?#\s$]+)(?::(\d+))?(?:[/?#].*)?$/i.exec(bare);
  if (found?.[1] === undefined) return undefined;
  return { host: found[1], port: found[2] === undefined ? defaultPort : Number(found[2]) };
}
