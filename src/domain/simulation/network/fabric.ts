/** What connects the Pods of one cluster: its facts, and what kube-proxy remembers. One for a run. */
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { ClusterNetwork, NetworkService, NetworkServicePort, ServiceEndpoint } from './cluster.ts';

/** `sessionAffinityConfig.clientIP.timeoutSeconds` by default. */
const STICKY_MS = 10_800_000;

interface Stuck {
  readonly ip: string;
  readonly until: number;
}

export class Fabric {
  readonly kernel: Kernel;
  readonly cluster: ClusterNetwork;
  private readonly turns = new Map<string, number>();
  private readonly stuck = new Map<string, Stuck>();

  constructor(kernel: Kernel, cluster: ClusterNetwork) {
    this.kernel = kernel;
    this.cluster = cluster;
  }

  /**
   * The endpoint for one more connection. kube-proxy draws lots; here they take turns, so that the share of each is the promised
   * one in a short run, too.
   */
  choose(service: NetworkService, port: NetworkServicePort, client: string): ServiceEndpoint | undefined {
    const endpoints = service.endpoints(port);
    const name = `${service.namespace}/${service.name}:${port.port}`;
    const kept = service.isSticky ? this.keptFor(`${name} ${client}`, endpoints) : undefined;
    if (kept) return kept;
    const turn = this.turns.get(name) ?? 0;
    const chosen = endpoints[turn % endpoints.length];
    if (!chosen) return undefined;
    this.turns.set(name, turn + 1);
    if (service.isSticky) this.keep(`${name} ${client}`, chosen);
    return chosen;
  }

  private keptFor(key: string, endpoints: readonly ServiceEndpoint[]): ServiceEndpoint | undefined {
    const stuck = this.stuck.get(key);
    if (!stuck || stuck.until < this.kernel.now) return undefined;
    const kept = endpoints.find(({ ip }) => ip === stuck.ip);
    if (kept) this.keep(key, kept);
    return kept;
  }

  private keep(key: string, { ip }: ServiceEndpoint): void {
    this.stuck.set(key, { ip, until: this.kernel.now + STICKY_MS });
  }
}
