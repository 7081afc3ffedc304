/** Endpoints of Services, as the endpoint controllers would make them from selectors and readiness. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { ObjectMeta, Pod, Service, ServicePort } from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { selectorTest } from './selectors.ts';

export interface EndpointPort {
  readonly name?: string;
  readonly port: number;
  readonly protocol: string;
}

interface Address {
  readonly ip: string;
  readonly nodeName?: string;
  readonly targetRef: { readonly kind: string; readonly name: string; readonly namespace: string };
}

export interface Endpoints extends KubernetesObject {
  readonly metadata?: ObjectMeta;
  readonly subsets?: readonly {
    readonly addresses?: readonly Address[];
    readonly notReadyAddresses?: readonly Address[];
    readonly ports?: readonly EndpointPort[];
  }[];
}

export interface EndpointSlice extends KubernetesObject {
  readonly metadata?: ObjectMeta;
  readonly addressType: string;
  readonly endpoints?: readonly {
    readonly addresses?: readonly string[];
    readonly conditions?: {
      readonly ready?: boolean;
      readonly serving?: boolean;
      readonly terminating?: boolean;
    };
    readonly nodeName?: string;
    readonly targetRef?: Address['targetRef'];
  }[];
  readonly ports?: readonly EndpointPort[];
}

export const endpoints = (cluster: RunningCluster): readonly Endpoints[] =>
  selecting(cluster).map((service) => endpointsOf(service, cluster));

export const endpointSlices = (cluster: RunningCluster): readonly EndpointSlice[] =>
  selecting(cluster).map((service) => sliceOf(service, cluster));

/** Services without a selector have no endpoints but those that somebody writes. */
const selecting = (cluster: RunningCluster): readonly Service[] =>
  (cluster.objects('Service') as readonly Service[]).filter(
    ({ spec }) => Object.keys(spec?.selector ?? {}).length > 0,
  );

function podsOf({ metadata, spec }: Service, cluster: RunningCluster): readonly Pod[] {
  const isSelected = selectorTest({ matchLabels: spec?.selector ?? {} });
  return cluster
    .pods()
    .filter(
      (pod) =>
        namespaceOf(pod) === (metadata?.namespace ?? 'default') && isSelected(pod.metadata?.labels ?? {}),
    )
    .filter(
      ({ status }) =>
        (status?.podIP ?? '') !== '' && status?.phase !== 'Succeeded' && status?.phase !== 'Failed',
    );
}

const namespaceOf = ({ metadata }: Pod): string => metadata?.namespace ?? 'default';

const isReady = (pod: Pod): boolean =>
  pod.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true;

function endpointsOf(service: Service, cluster: RunningCluster): Endpoints {
  const pods = podsOf(service, cluster);
  const ports = portsOf(service, pods);
  const served = (pod: Pod): boolean => isReady(pod) || service.spec?.publishNotReadyAddresses === true;
  const [addresses, notReadyAddresses] = [pods.filter(served), pods.filter((pod) => !served(pod))].map(
    (list) => list.map(addressOf),
  );
  const parts = {
    ...(addresses && addresses.length > 0 ? { addresses } : {}),
    ...(notReadyAddresses && notReadyAddresses.length > 0 ? { notReadyAddresses } : {}),
  };
  return { metadata: metadataOf(service), subsets: pods.length === 0 ? [] : [{ ...parts, ports }] };
}

function addressOf(pod: Pod): Address {
  const nodeName = pod.spec?.nodeName;
  return {
    ip: pod.status?.podIP ?? '',
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: 'Pod', name: pod.metadata?.name ?? '', namespace: namespaceOf(pod) },
  };
}

function sliceOf(service: Service, cluster: RunningCluster): EndpointSlice {
  const pods = podsOf(service, cluster);
  const metadata = metadataOf(service);
  const name = metadata.name ?? '';
  return {
    metadata: {
      ...metadata,
      name: `${name}-${suffixOf(name)}`,
      labels: { ...metadata.labels, 'kubernetes.io/service-name': name },
    },
    addressType: 'IPv4',
    endpoints: pods.map((pod) => {
      const { ip, ...rest } = addressOf(pod);
      const terminating = pod.metadata?.deletionTimestamp !== undefined;
      const ready = (isReady(pod) && !terminating) || service.spec?.publishNotReadyAddresses === true;
      return { addresses: [ip], conditions: { ready, serving: isReady(pod), terminating }, ...rest };
    }),
    ports: portsOf(service, pods).map(({ name = '', ...port }) => ({ name, ...port })),
  };
}

function metadataOf({ metadata }: Service): ObjectMeta {
  const { name = '', namespace = 'default', labels, creationTimestamp } = metadata ?? {};
  return {
    name,
    namespace,
    ...(labels ? { labels } : {}),
    ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
  } as ObjectMeta;
}

/** A port by name that no Pod has is left out. */
function portsOf({ spec }: Service, pods: readonly Pod[]): readonly EndpointPort[] {
  return (spec?.ports ?? []).flatMap((port) => {
    const number = pods.map((pod) => targetPort(port, pod)).find((found) => found !== undefined);
    const name = port.name === undefined ? {} : { name: port.name };
    return number === undefined ? [] : [{ ...name, port: number, protocol: port.protocol ?? 'TCP' }];
  });
}

/** The number behind a Service's port in one Pod; undefined when no container has a port of that name. */
function targetPort({ targetPort: target, port }: ServicePort, { spec }: Pod): number | undefined {
  if (typeof target === 'number') return target;
  if (target === undefined) return port;
  const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
  return containers.flatMap(({ ports = [] }) => ports).find(({ name }) => name === target)?.containerPort;
}

/** Five letters that stay the same for one name; the real ones are drawn by lot. */
function suffixOf(name: string): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  let sum = 7;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 2_147_483_647;
  return Array.from({ length: 5 }, (_, at) => letters.charAt(Math.floor(sum / 27 ** at) % 27)).join('');
}
