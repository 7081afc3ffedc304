/** The objects of the cluster as its network asks for them. */
import type { Pod, Service, ServicePort } from '#domain/kubernetes/schema/api.gen.ts';
import type {
  ClusterNetwork,
  Labels,
  NetworkedPod,
  NetworkService,
  NetworkServicePort,
  ServiceEndpoint,
} from '#domain/simulation/network/cluster.ts';
import type { PodNetwork } from '#domain/simulation/network/pod-network.ts';
import { isFinished, isLeaving, isReady, portNumber, portsOf } from './pod-facts.ts';
import type { ObjectStore } from './store.ts';

interface Networks {
  readonly node: PodNetwork;
  readonly networkOf: (pod: Pod) => PodNetwork | undefined;
}

export class NetworkView implements ClusterNetwork {
  private readonly store: ObjectStore;
  private readonly networks: () => Networks;

  /** `networks`: asked late, as they are made with this view. */
  constructor(store: ObjectStore, networks: () => Networks) {
    this.store = store;
    this.networks = networks;
  }

  get node(): PodNetwork {
    return this.networks().node;
  }

  service(namespace: string, name: string): NetworkService | undefined {
    const service = this.store.get('Service', namespace, name);
    return service && this.viewOf(service);
  }

  serviceAt(ip: string): NetworkService | undefined {
    return this.serviceWith(({ spec }) => spec?.clusterIP === ip);
  }

  serviceAtNodePort(port: number): NetworkService | undefined {
    return this.serviceWith(({ spec }) => spec?.ports?.some(({ nodePort }) => nodePort === port) === true);
  }

  podAt(ip: string): NetworkedPod | undefined {
    const { networkOf } = this.networks();
    // The sandbox has its address before the kubelet has told the API server.
    const pod = this.store
      .list('Pod')
      .find((each) => networkOf(each)?.ip === ip && each.spec?.hostNetwork !== true && !isFinished(each));
    const network = pod && networkOf(pod);
    if (!pod || !network) return undefined;
    const { name = '', namespace = '', labels = {} } = pod.metadata ?? {};
    const port = (wanted: string) => portsOf(pod).find((each) => each.name === wanted)?.containerPort;
    return { name, namespace, labels, network, port };
  }

  policies(namespace: string) {
    return this.store.list('NetworkPolicy', namespace);
  }

  namespaceLabels(name: string): Labels | undefined {
    const namespace = this.store.get('Namespace', '', name);
    return namespace && { 'kubernetes.io/metadata.name': name, ...namespace.metadata?.labels };
  }

  private serviceWith(isMeant: (service: Service) => boolean): NetworkService | undefined {
    const found = this.store.list('Service').find(isMeant);
    return found && this.viewOf(found);
  }

  private viewOf(service: Service): NetworkService {
    const { metadata, spec = {} } = service;
    return {
      name: metadata?.name ?? '',
      namespace: metadata?.namespace ?? '',
      clusterIP: spec.clusterIP ?? '',
      externalName: spec.type === 'ExternalName' ? (spec.externalName ?? '') : '',
      isSticky: spec.sessionAffinity === 'ClientIP',
      ports: (spec.ports ?? []).map(portView),
      endpoints: (port) => this.endpoints(service, port),
    };
  }

  private endpoints(service: Service, port: NetworkServicePort | undefined): readonly ServiceEndpoint[] {
    const { spec = {}, metadata } = service;
    const wanted = spec.ports?.find((each) => each.port === port?.port && (each.name ?? '') === port?.name);
    return this.backends(service).flatMap((pod) => {
      const target = port ? targetOf(pod, wanted) : 0;
      if (target === undefined) return [];
      const isNamed = pod.spec?.subdomain === metadata?.name;
      const hostname = isNamed ? (pod.spec?.hostname ?? '') : '';
      return [{ ip: pod.status?.podIP ?? '', port: target, hostname }];
    });
  }

  /** Pods that carry every pair of the selector and are ready; leaving ones are let go at once. */
  private backends({ metadata, spec = {} }: Service): readonly Pod[] {
    const pairs = Object.entries(spec.selector ?? {});
    if (pairs.length === 0) return [];
    return this.store.list('Pod', metadata?.namespace).filter((pod) => {
      const labels = new Map(Object.entries(pod.metadata?.labels ?? {}));
      const isMeant = pairs.every(([key, value]) => labels.get(key) === value);
      const isUp = pod.status?.podIP !== undefined && !isFinished(pod);
      return isMeant && isUp && (spec.publishNotReadyAddresses === true || (isReady(pod) && !isLeaving(pod)));
    });
  }
}

const targetOf = (pod: Pod, port: ServicePort | undefined): number | undefined =>
  portNumber(pod, port?.targetPort ?? port?.port ?? 0, port?.protocol ?? 'TCP');

const portView = ({
  name = '',
  port = 0,
  protocol = 'TCP',
  nodePort = 0,
}: ServicePort): NetworkServicePort => ({
  name,
  port,
  protocol,
  nodePort,
});
