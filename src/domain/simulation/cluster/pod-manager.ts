/** Pods from their creation to their disappearance: the scheduler's choice, the kubelet, deletion. */
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { createDirectory, type DirectoryNode } from '#domain/simulation/files/nodes.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import { acceptPod, stopPod } from '#domain/simulation/kubelet/lifecycle.ts';
import type { Kubelet } from '#domain/simulation/kubelet/kubelet.ts';
import { NODE } from '#domain/simulation/kubelet/node.ts';
import type { NodePod } from '#domain/simulation/kubelet/pod.ts';
import { CONFIG_SYNC_MS } from '#domain/simulation/kubelet/timing.ts';
import type { PodNetwork } from '#domain/simulation/network/pod-network.ts';
import type { EventLog } from './event-log.ts';
import { metaOf } from './kinds.ts';
import { isFinished } from './pod-facts.ts';
import { placementOf, type Placement } from './scheduler.ts';
import type { ObjectStore } from './store.ts';

interface Services {
  readonly store: ObjectStore;
  readonly events: EventLog;
  /** A Pod's own network, or the node's. */
  networkFor(pod: Pod): PodNetwork;
}

export class PodManager {
  private readonly kubelet: Kubelet;
  private readonly services: Services;
  private readonly onNode = new Map<string, NodePod>();

  constructor(kubelet: Kubelet, services: Services) {
    this.kubelet = kubelet;
    this.services = services;
  }

  /** The node's side of a Pod; undefined before it is placed and after it is gone. */
  nodePod(pod: Pod): NodePod | undefined {
    return this.onNode.get(pod.metadata?.uid ?? '');
  }

  networkOf(pod: Pod): PodNetwork | undefined {
    return this.nodePod(pod)?.network as PodNetwork | undefined;
  }

  /** Places what waits: tried again whenever something changed. */
  schedule(): void {
    for (const pod of this.services.store.list('Pod'))
      if (!this.nodePod(pod) && !isFinished(pod) && pod.metadata?.deletionTimestamp === undefined)
        this.place(pod);
  }

  delete(pod: Pod, graceSeconds = pod.spec?.terminationGracePeriodSeconds ?? 30): void {
    const { store } = this.services;
    const nodePod = this.nodePod(pod);
    if (!nodePod || nodePod.isOver || graceSeconds === 0) {
      store.remove(pod);
      if (nodePod) stopPod(nodePod, graceSeconds, () => this.onNode.delete(nodePod.uid));
      return;
    }
    if (pod.metadata?.deletionTimestamp !== undefined) return;
    const { wallTime } = this.kubelet.kernel;
    store.update({
      ...pod,
      metadata: {
        ...pod.metadata,
        deletionGracePeriodSeconds: graceSeconds,
        deletionTimestamp: formatTime(wallTime + graceSeconds * 1000),
      },
    });
    stopPod(nodePod, graceSeconds, () => this.forget(nodePod));
  }

  /** ConfigMaps, Secrets and labels come into the volumes a while after they changed. */
  refreshVolumesLater(): void {
    this.kubelet.kernel.after(CONFIG_SYNC_MS, () => {
      for (const { volumes } of this.onNode.values())
        for (const volume of volumes.values()) volume.refresh?.();
    });
  }

  private forget(nodePod: NodePod): void {
    this.onNode.delete(nodePod.uid);
    const pod = this.services.store.byUid(nodePod.uid);
    if (pod) this.services.store.remove(pod);
  }

  private place(pod: Pod): void {
    const { store } = this.services;
    const { namespace } = metaOf(pod);
    const others = store.list('Pod').filter((other) => this.nodePod(other) && !isFinished(other));
    const hasClaim = (name: string) => store.get('PersistentVolumeClaim', namespace, name) !== undefined;
    const placement = placementOf(pod, others, hasClaim);
    if (placement.kind === 'fits') this.accept(pod);
    else this.refuse(pod, placement);
  }

  /** Said once, as long as it stays the same. */
  private refuse(pod: Pod, { reason, message }: Exclude<Placement, { kind: 'fits' }>): void {
    const { store, events } = this.services;
    const before = pod.status?.conditions?.[0];
    if (reason === '' || (before?.reason === reason && before.message === message)) return;
    const lastTransitionTime = formatTime(this.kubelet.kernel.wallTime);
    const condition = { lastTransitionTime, message, reason, status: 'False', type: 'PodScheduled' };
    store.setStatus(pod, { ...pod.status, conditions: [condition] });
    if (reason === 'Unschedulable')
      events.add(pod, { type: 'Warning', reason: 'FailedScheduling', message, from: 'default-scheduler' });
  }

  private accept(pod: Pod): void {
    const { store, events } = this.services;
    const { name, namespace, uid } = metaOf(pod);
    const placed = { ...pod, spec: { ...pod.spec, nodeName: pod.spec?.nodeName || NODE.name } };
    const message = `Successfully assigned ${namespace}/${name} to ${NODE.name}`;
    if (!pod.spec?.nodeName)
      events.add(pod, { type: 'Normal', reason: 'Scheduled', message, from: 'default-scheduler' });
    this.onNode.set(uid, acceptPod(this.kubelet, placed, this.services.networkFor(pod)));
    store.update(placed);
  }
}

/** Directories behind claims: they outlive Pods. */
export class Claims {
  private readonly directories = new Map<string, DirectoryNode>();
  private readonly kernel: Kubelet['kernel'];

  constructor(kernel: Kubelet['kernel']) {
    this.kernel = kernel;
  }

  directory(namespace: string, name: string): DirectoryNode {
    const key = `${namespace}/${name}`;
    const directory = this.directories.get(key) ?? createDirectory(this.kernel, 0o777);
    this.directories.set(key, directory);
    return directory;
  }
}
