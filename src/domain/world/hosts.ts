import type { PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { valueAt } from './origin.ts';
import type { ServiceFact, Workload, World } from './types.ts';
import { podSpecAt } from './workloads.ts';

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
export function resolveHost(world: World, workload: Resolver, host: string): Host {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isLoopback(name)) return { is: 'loopback' };
  if (name === '' || /^[\d.]+$|:/.test(name)) return { is: 'outside' };
  // The kubelet writes a Pod's own name and its hostAliases into /etc/hosts, which is read before any DNS.
  if (workload.kind === 'Pod' && name === workload.name) return { is: 'loopback' };
  if (isAlias(workload, name)) return { is: 'outside' };
  return inCluster(world, workload.namespace, name);
}

/** Whose `/etc/hosts` and search list are used. */
type Resolver = Pick<Workload, 'namespace' | 'name' | 'kind'> & Partial<Pick<Workload, 'origin'>>;

function isAlias({ origin }: Resolver, name: string): boolean {
  if (origin === undefined) return false;
  const { hostAliases } = (valueAt(podSpecAt({ origin })) ?? {}) as PodSpec;
  return hostAliases?.some((alias) => alias?.hostnames?.includes(name) === true) === true;
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

/** The Service that a bare name means only in another namespace; undefined when the Pod may well find one of that name. */
export function standsElsewhere(world: World, workload: Resolver, host: string): ServiceFact | undefined {
  if (host.includes('.') || resolveHost(world, workload, host).is !== 'absent') return undefined;
  return world.services.find(({ name }) => name === host.toLowerCase());
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
