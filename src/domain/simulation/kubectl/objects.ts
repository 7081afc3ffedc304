/** The objects of a run as the API server lists them: those that are there, and those that every cluster has. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { ObjectMeta } from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { endpointSlices, endpoints } from './endpoints.ts';
import { eventObjects } from './event-objects.ts';
import { apiVersionOf, resourceOfKind } from './resources.ts';
import { formatTime } from './timestamps.ts';

export interface ApiObject extends KubernetesObject {
  readonly metadata?: ObjectMeta;
}

/** Sorted by namespace and name, as etcd keeps them. */
export function objectsOf(cluster: RunningCluster, kind: string): readonly ApiObject[] {
  const known = resourceOfKind(kind);
  const head = known ? { apiVersion: apiVersionOf(known), kind } : { kind };
  return listed(cluster, kind)
    .map((object) => ({ ...object, ...head }))
    .toSorted(byKey);
}

const keyOf = ({ metadata }: ApiObject): string => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;

function byKey(one: ApiObject, other: ApiObject): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function listed(cluster: RunningCluster, kind: string): readonly ApiObject[] {
  if (kind === 'Pod') return cluster.pods();
  if (kind === 'Event') return eventObjects(cluster);
  const objects: readonly ApiObject[] = cluster.objects(kind);
  if (kind === 'Namespace') return [...objects, ...builtInNamespaces(cluster, objects)];
  if (objects.length > 0) return objects;
  if (kind === 'Endpoints') return endpoints(cluster);
  return kind === 'EndpointSlice' ? endpointSlices(cluster) : [];
}

/** A run begins when its cluster is already a day old. */
const CLUSTER_AGE = 86_400_000;

function builtInNamespaces(cluster: RunningCluster, written: readonly ApiObject[]): readonly ApiObject[] {
  const used = cluster.pods().map(({ metadata }) => metadata?.namespace ?? 'default');
  const names = new Set(['default', 'kube-node-lease', 'kube-public', 'kube-system', ...used]);
  const creationTimestamp = formatTime(cluster.wallTime - cluster.now - CLUSTER_AGE);
  return [...names]
    .filter((name) => !written.some(({ metadata }) => metadata?.name === name))
    .map((name) => ({
      metadata: { name, creationTimestamp, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    }));
}

/** The object with that name, if there is one. */
export function objectNamed(
  cluster: RunningCluster,
  kind: string,
  namespace: string,
  name: string,
): ApiObject | undefined {
  const isNamespaced = resourceOfKind(kind)?.isNamespaced !== false;
  return objectsOf(cluster, kind).find(
    ({ metadata }) =>
      metadata?.name === name && (!isNamespaced || (metadata.namespace ?? 'default') === namespace),
  );
}
