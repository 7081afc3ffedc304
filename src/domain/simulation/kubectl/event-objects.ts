import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { ObjectMeta } from '#domain/kubernetes/schema/api.gen.ts';
import type { ClusterEvent, RunningCluster } from '#domain/simulation/cluster/running.ts';
import { apiVersionOf, resourceOfKind } from './resources.ts';
import { formatTime } from './timestamps.ts';

/** Of v1 Event what kubectl shows. */
export interface EventObject extends KubernetesObject {
  readonly metadata: ObjectMeta;
  readonly involvedObject: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
    readonly fieldPath?: string;
  };
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly source: { readonly component: string };
  readonly reportingComponent: string;
  readonly reportingInstance: string;
  readonly firstTimestamp: string;
  readonly lastTimestamp: string;
  readonly count: number;
  readonly eventTime: null;
}

export const eventObjects = (cluster: RunningCluster): readonly EventObject[] =>
  cluster.events().map((event, place) => eventObject(event, place, cluster.wallTime - cluster.now));

function eventObject(event: ClusterEvent, place: number, began: number): EventObject {
  const { kind, name, namespace, fieldPath, type, reason, message, from, count } = event;
  return {
    metadata: {
      // The real suffix is the time in nanoseconds; the place makes those of one millisecond differ.
      name: `${name}.${(BigInt(began + event.first) * 1_000_000n + BigInt(place)).toString(16)}`,
      namespace,
      creationTimestamp: formatTime(began + event.first),
    },
    involvedObject: {
      apiVersion: apiVersionOfKind(kind),
      kind,
      name,
      namespace,
      ...(fieldPath === '' ? {} : { fieldPath }),
    },
    type,
    reason,
    message,
    source: { component: from },
    reportingComponent: from,
    reportingInstance: '',
    firstTimestamp: formatTime(began + event.first),
    lastTimestamp: formatTime(began + event.last),
    count,
    eventTime: null,
  };
}

function apiVersionOfKind(kind: string): string {
  const resource = resourceOfKind(kind);
  return resource ? apiVersionOf(resource) : 'v1';
}
