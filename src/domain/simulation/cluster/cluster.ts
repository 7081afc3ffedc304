/** The cluster of a run: the API server's objects, the network, one node, and controllers that work on them. */
import type { KubernetesObject, Manifest } from '#domain/kubernetes/manifest.ts';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { ImageLookup, Kubelet, Schedule } from '#domain/simulation/kubelet/kubelet.ts';
import { NODE } from '#domain/simulation/kubelet/node.ts';
import { CONTROLLER_MS } from '#domain/simulation/kubelet/timing.ts';
import { Fabric } from '#domain/simulation/network/fabric.ts';
import { PodNetwork } from '#domain/simulation/network/pod-network.ts';
import { Addresses } from './addresses.ts';
import { admitted } from './admission.ts';
import { configOf } from './config.ts';
import { CONTROLLERS } from './controllers/all.ts';
import type { ControllerTools } from './controllers/tools.ts';
import { EventLog } from './event-log.ts';
import { isNamespaced, type ApiObject } from './kinds.ts';
import { NetworkView } from './network-view.ts';
import { PodHistory } from './pod-history.ts';
import { Claims, PodManager } from './pod-manager.ts';
import { StatusTrace } from './status-trace.ts';
import { ObjectStore, type Change } from './store.ts';
import { createApiServerService, ensureNamespace } from './system-objects.ts';

interface Given {
  readonly kernel: Kernel;
  readonly images: ImageLookup;
  readonly schedule: Schedule;
  readonly manifests: readonly Manifest[];
}

export class Cluster {
  readonly kernel: Kernel;
  readonly store: ObjectStore;
  readonly events: EventLog;
  readonly pods: PodManager;
  readonly history = new PodHistory();
  private readonly manifests: readonly Manifest[];
  private readonly addresses = new Addresses();
  private readonly fabric: Fabric;
  private readonly node: PodNetwork;
  private isWorkDue = false;
  private isSchedulingDue = false;

  constructor({ kernel, images, schedule, manifests }: Given) {
    this.kernel = kernel;
    this.manifests = manifests;
    this.store = new ObjectStore(kernel);
    this.events = new EventLog(kernel);
    const view = new NetworkView(this.store, () => ({
      node: this.node,
      networkOf: (pod) => this.pods.networkOf(pod),
    }));
    this.fabric = new Fabric(kernel, view);
    this.node = new PodNetwork(this.fabric, { ip: NODE.ip, namespace: 'default', isNode: true });
    const kubelet = this.kubelet(images, schedule);
    this.pods = new PodManager(kubelet, {
      store: this.store,
      events: this.events,
      networkFor: (pod) => this.networkFor(pod),
    });
    const trace = new StatusTrace(kernel);
    this.store.watch((change) => trace.see(change));
    this.store.watch((change) => this.history.see(change));
    this.store.watch((change) => this.react(change));
    createApiServerService(this.store);
  }

  create(kind: string, object: KubernetesObject): ApiObject {
    const { namespace = '' } = object.metadata ?? {};
    if (isNamespaced(kind)) ensureNamespace(this.store, namespace || 'default');
    const { kernel, addresses, manifests } = this;
    return this.store.create(kind, admitted(object as ApiObject, kind, { kernel, addresses, manifests }));
  }

  apply(kind: string, object: KubernetesObject): void {
    const { name = '', namespace = 'default' } = object.metadata ?? {};
    const there = this.store.find(kind, namespace, name);
    if (!there) return void this.create(kind, object);
    const metadata = {
      ...there.metadata,
      ...object.metadata,
      generation: (there.metadata?.generation ?? 1) + 1,
    };
    this.store.update({ ...there, ...object, kind, metadata } as ApiObject);
    if (kind === 'Pod') this.pods.refreshVolumesLater();
  }

  /** As `kubectl delete`: what it owns goes with it. */
  remove(object: ApiObject, graceSeconds?: number): void {
    if (object.kind === 'Pod') return this.pods.delete(object as Pod, graceSeconds);
    this.store.remove(object);
    for (const owned of this.store.ownedBy(object.metadata?.uid ?? '')) this.remove(owned);
  }

  private react({ kind }: Change): void {
    const isConfig = kind === 'ConfigMap' || kind === 'Secret';
    if (isConfig && this.kernel.now > 0) this.pods.refreshVolumesLater();
    this.scheduleSoon();
    this.workSoon();
  }

  private scheduleSoon(): void {
    if (this.isSchedulingDue) return;
    this.isSchedulingDue = true;
    this.kernel.after(0, () => {
      this.isSchedulingDue = false;
      this.pods.schedule();
    });
  }

  /** Controllers look at everything a moment after anything has changed. */
  private workSoon(ms = CONTROLLER_MS): void {
    if (this.isWorkDue) return;
    this.isWorkDue = true;
    this.kernel.after(ms, () => {
      this.isWorkDue = false;
      this.work();
    });
  }

  private work(): void {
    for (const controller of CONTROLLERS) controller(this.tools());
  }

  private tools(): ControllerTools {
    return {
      kernel: this.kernel,
      store: this.store,
      create: (kind, object) => this.create(kind, object),
      remove: (object) => this.remove(object),
      event: (object, event) => this.events.add(object, event),
      wakeIn: (ms) => void this.kernel.after(ms, () => this.workSoon(0)),
    };
  }

  private networkFor(pod: Pod): PodNetwork {
    if (pod.spec?.hostNetwork === true) return this.node;
    const namespace = pod.metadata?.namespace ?? 'default';
    return new PodNetwork(this.fabric, { ip: this.addresses.nextPod(), namespace });
  }

  private kubelet(images: ImageLookup, schedule: Schedule): Kubelet {
    const { kernel, store, events } = this;
    const claims = new Claims(kernel);
    return {
      kernel,
      images,
      schedule,
      config: configOf(store),
      host: nodeFiles(kernel),
      network: this.node,
      services: (namespace, links) =>
        store
          .list('Service')
          .filter(({ metadata }) => isApiServer(metadata) || (links && metadata?.namespace === namespace)),
      claim: (namespace, name) => claims.directory(namespace, name),
      pod: (uid) => store.byUid(uid) as Pod | undefined,
      setStatus: (uid, status) => {
        const pod = store.byUid(uid);
        if (pod) store.setStatus(pod, status);
      },
      event: (pod, event) => events.add({ kind: 'Pod', ...pod }, { ...event, from: 'kubelet' }),
    };
  }
}

/** Told to all Pods of all namespaces. */
const isApiServer = (metadata: ApiObject['metadata']): boolean =>
  metadata?.name === 'kubernetes' && metadata.namespace === 'default';

function nodeFiles(kernel: Kernel): FileSystem {
  const files = new FileSystem(kernel);
  for (const path of [
    '/etc',
    '/tmp',
    '/var/log/pods',
    '/var/log/containers',
    '/var/lib/kubelet',
    '/opt',
    '/mnt',
  ])
    files.makeDirectories(path);
  return files;
}
