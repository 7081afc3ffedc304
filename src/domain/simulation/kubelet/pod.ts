/** A Pod on the node: its containers, volumes and sandbox. */
import type { Pod, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { createFile, type FileNode } from '#domain/simulation/files/nodes.ts';
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import type { Container } from '#domain/simulation/kernel/container.ts';
import { PidNamespace, type Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import type { NetworkNamespace } from '#domain/simulation/network/namespace.ts';
import { toBytes } from '#domain/simulation/files/bytes.ts';
import { hostsFile } from '#domain/simulation/network/names/resolver-files.ts';
import { podHost, resolverFile } from './files/etc.ts';
import type { Kubelet, KubeletEvent } from './kubelet.ts';
import { containersOf, type ManagedContainer } from './managed-container.ts';
import { statusOf } from './status/pod-status.ts';
import type { PodVolume } from './volumes/volume.ts';

/** What all containers of a Pod share besides its volumes. */
export interface Sandbox {
  readonly hostname: string;
  readonly network: NetworkNamespace;
  readonly hosts: FileNode;
  readonly hostnameFile: FileNode;
  readonly resolver: FileNode;
  /** With `shareProcessNamespace`: the one of all, in which the pause container is PID 1. */
  readonly namespace: PidNamespace | undefined;
}

export class NodePod {
  readonly kubelet: Kubelet;
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly spec: PodSpec;
  readonly containers: readonly ManagedContainer[];
  readonly network: NetworkNamespace;
  readonly volumes = new Map<string, PodVolume>();
  sandbox: Sandbox | undefined;
  /** The process that looks after it. */
  worker: Process | undefined;
  /** Virtual milliseconds. */
  readonly acceptedAt: number;
  /** Everything is to stop. */
  isStopping = false;
  /** `DeadlineExceeded`, with its message: the Pod failed whatever its containers do. */
  failure: { readonly reason: string; readonly message: string } | undefined;
  /** All containers have ended for good. */
  isOver = false;
  /** Woken when there is something to look at. */
  readonly changed = new WaitQueue();
  /** There was something to look at while the worker was busy. */
  isTouched = false;
  /** The worker is in the middle of something: what it does is told when all of it is done. */
  isBusy = false;
  private isReportDue = false;
  private readonly origin: Pod;

  constructor(kubelet: Kubelet, pod: Pod, network: NetworkNamespace) {
    this.kubelet = kubelet;
    this.origin = pod;
    this.uid = pod.metadata?.uid ?? '';
    this.name = pod.metadata?.name ?? '';
    this.namespace = pod.metadata?.namespace ?? '';
    this.spec = pod.spec ?? {};
    this.containers = containersOf(pod);
    this.network = network;
    this.acceptedAt = kubelet.kernel.now;
  }

  /** As it is now; as it was when it is gone from the API server. */
  get object(): Pod {
    return this.kubelet.pod(this.uid) ?? this.origin;
  }

  /** With its address, which the sandbox has before the API server knows. */
  get addressed(): Pod {
    const { object } = this;
    return { ...object, status: { ...object.status, podIP: this.network.ip } };
  }

  get inits(): readonly ManagedContainer[] {
    return this.containers.filter(({ role }) => role !== 'app');
  }

  get apps(): readonly ManagedContainer[] {
    return this.containers.filter(({ role }) => role === 'app');
  }

  get policy(): string {
    return this.spec.restartPolicy ?? 'Always';
  }

  event(type: KubeletEvent['type'], reason: string, message: string, container?: ManagedContainer): void {
    const list = container?.role === 'app' ? 'containers' : 'initContainers';
    const fieldPath = container ? `spec.${list}{${container.name}}` : '';
    this.kubelet.event(this.object, { type, reason, message, fieldPath });
  }

  /** Wakes the Pod's worker, now or later. */
  touch(ms = 0): void {
    const { kernel } = this.kubelet;
    if (ms > 0) return void kernel.after(ms, () => this.touch());
    this.isTouched = true;
    kernel.wake(this.changed);
    this.report();
  }

  /** Tells the API server how the Pod is, once for everything that happens at one moment. */
  report(): void {
    if (this.isReportDue) return;
    this.isReportDue = true;
    this.kubelet.kernel.after(0, () => {
      this.isReportDue = false;
      if (!this.isBusy) this.kubelet.setStatus(this.uid, statusOf(this));
    });
  }

  createSandbox(): void {
    const { kernel } = this.kubelet;
    const { spec, namespace, name } = this;
    const host = podHost(name, namespace, spec);
    const file = (text: string) => createFile(kernel, toBytes(text));
    // What else runs on the node is not known.
    if (spec.hostPID === true)
      kernel.trace.record({ container: { name: '', pod: name } }, { op: 'unmodelled', what: 'hostPID' });
    this.sandbox = {
      hostname: host.hostname,
      network: this.network,
      hosts: file(hostsFile(this.network.ip, host.hostname, host.fqdn, spec.hostAliases)),
      hostnameFile: file(`${host.hostname}\n`),
      resolver: file(resolverFile(namespace, spec)),
      namespace: spec.shareProcessNamespace === true ? this.pause() : undefined,
    };
  }

  /** A piece of the kubelet's own work for this Pod. */
  work(task: (kubelet: Process) => Task<void>): Process {
    const container = { ...this.ownContainer('kubelet', this.kubelet.network), pod: '' };
    function* program(kubelet: Process): Task {
      yield* task(kubelet);
      return 0;
    }
    return this.kubelet.kernel.spawn(program, {
      argv: ['kubelet'],
      container,
      namespace: new PidNamespace(),
    });
  }

  /** All has ended for good: the sandbox goes. */
  end(): void {
    this.isOver = true;
    const init = this.sandbox?.namespace?.init;
    if (init) this.kubelet.kernel.kill(init, SIG.KILL, true);
    this.report();
  }

  private pause(): PidNamespace {
    const namespace = new PidNamespace();
    const container = this.ownContainer('POD', this.network);
    const process = this.kubelet.kernel.spawn(waitForEver, {
      argv: ['/pause'],
      container,
      namespace,
      user: PAUSE,
    });
    namespace.becomeInit(process);
    return namespace;
  }

  private ownContainer(name: string, network: NetworkNamespace): Container {
    return {
      name,
      pod: this.name,
      files: new FileSystem(this.kubelet.kernel),
      network,
      hostname: this.name,
      capabilities: new Set(),
    };
  }
}

/** The pause image's user. */
const PAUSE = { uid: 65_535, gid: 65_535, groups: [65_535] };

/** A program that only is there. */
export function* waitForEver(): Task {
  for (;;) yield {};
}
