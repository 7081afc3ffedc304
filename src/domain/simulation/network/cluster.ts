/** What the network asks the cluster: the kubelet side answers from its objects, each time anew. */
import type { NetworkPolicy } from '#domain/kubernetes/schema/api.gen.ts';
import type { PodNetwork } from './pod-network.ts';

/** Of the objects themselves: `kubectl` lists the same ones. */
export interface ClusterNetwork {
  service(namespace: string, name: string): NetworkService | undefined;
  /** The Service with this cluster IP (a real one: neither `None` nor empty). */
  serviceAt(ip: string): NetworkService | undefined;
  /** The Service with this node port. */
  serviceAtNodePort(port: number): NetworkService | undefined;
  /** A Pod with its own address that is not finished; Pods of the node's network (`hostNetwork`) are not asked for. */
  podAt(ip: string): NetworkedPod | undefined;
  /** The node's own network: of `hostNetwork` Pods, of the kubelet with its probes, of node ports. */
  readonly node: PodNetwork;
  policies(namespace: string): readonly NetworkPolicy[];
  /** Labels of a namespace (`kubernetes.io/metadata.name` among them); undefined when there is no such namespace. */
  namespaceLabels(name: string): Labels | undefined;
}

export type Labels = Readonly<Record<string, string>>;

export interface NetworkedPod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly network: PodNetwork;
  /** The number of a container port by its name, of app containers and sidecars: policies name ports. */
  port(name: string): number | undefined;
}

export interface NetworkService {
  readonly name: string;
  readonly namespace: string;
  /** `None` when headless, empty for `ExternalName`. */
  readonly clusterIP: string;
  /** Empty for all other types. */
  readonly externalName: string;
  /** `sessionAffinity: ClientIP`: a client keeps its endpoint. */
  readonly isSticky: boolean;
  readonly ports: readonly NetworkServicePort[];
  /**
   * Where connections to one port go: Pods that are ready (all, with `publishNotReadyAddresses`), in a fixed order. A named
   * targetPort is looked up in each Pod, in app containers and sidecars; Pods without it are left out. Of a headless Service
   * without ports: `port` undefined.
   */
  endpoints(port: NetworkServicePort | undefined): readonly ServiceEndpoint[];
}

export interface NetworkServicePort {
  /** Empty when it has none. */
  readonly name: string;
  readonly port: number;
  readonly protocol: string;
  /** 0 when it has none. */
  readonly nodePort: number;
}

export interface ServiceEndpoint {
  readonly ip: string;
  /** The number behind `targetPort`; 0 where no port was asked for. */
  readonly port: number;
  /** `spec.hostname` of a Pod whose `spec.subdomain` is this Service, as StatefulSets set both; empty otherwise. */
  readonly hostname: string;
}
