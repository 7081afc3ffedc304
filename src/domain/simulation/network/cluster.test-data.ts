/** A cluster of bare networks for tests: Pods with one container, Services, policies; no kubelet. */
import type { NetworkPolicy } from '#domain/kubernetes/schema/api.gen.ts';
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { createDevice, createProgramFile } from '#domain/simulation/files/nodes.ts';
import type { Container } from '#domain/simulation/kernel/container.ts';
import { BUDGET } from '#domain/simulation/kernel/budget.ts';
import { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { NullFile, SinkFile, TextFile } from '#domain/simulation/kernel/open-file.ts';
import { PidNamespace, type Process, type Program } from '#domain/simulation/kernel/process.ts';
import { Recorder } from '#domain/simulation/trace/recorder.ts';
import type { ClusterNetwork, NetworkedPod, NetworkService, ServiceEndpoint } from './cluster.ts';
import { Fabric } from './fabric.ts';
import { DNS_IP } from './names/cluster-dns.ts';
import { hostsFile } from './names/resolver-files.ts';
import { PodNetwork } from './pod-network.ts';

const resolvConf = (namespace: string): string =>
  `search ${namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver ${DNS_IP}\noptions ndots:5\n`;

export interface TestPod extends NetworkedPod {
  /** Starts a program in a container of this Pod (the first is called `app`), with its own output. */
  readonly start: (program: Program, argv: readonly string[], options?: StartOptions) => Running;
  readonly container: Container;
}

interface StartOptions {
  readonly container?: string;
  readonly input?: string;
  readonly uid?: number;
}

export interface Running {
  readonly process: Process;
  readonly output: { stdout: string; stderr: string };
}

export interface ServicePlan {
  readonly name: string;
  readonly namespace?: string;
  readonly clusterIP?: string;
  readonly externalName?: string;
  readonly isSticky?: boolean;
  /** `80:8080` is port and targetPort. */
  readonly ports?: readonly string[];
  readonly nodePort?: number;
  readonly to?: readonly { readonly ip: string; readonly hostname?: string }[];
}

export interface PodPlan {
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports?: Readonly<Record<string, number>>;
  readonly isNode?: boolean;
}

export class TestCluster implements ClusterNetwork {
  readonly kernel = new Kernel(new Recorder(BUDGET.events));
  readonly fabric = new Fabric(this.kernel, this);
  readonly node = new PodNetwork(this.fabric, { ip: '172.18.0.2', namespace: 'default', isNode: true });
  readonly programs = new Map<string, Program>();
  readonly policy: NetworkPolicy[] = [];
  private readonly all = new Map<string, TestPod>();
  private readonly offered: NetworkService[] = [];

  addPod(name: string, ip: string, plan: PodPlan = {}): TestPod {
    const namespace = plan.namespace ?? 'default';
    const network = plan.isNode === true ? this.node : new PodNetwork(this.fabric, { ip, namespace });
    const container = this.containerOf(name, 'app', network);
    const pod: TestPod = {
      name,
      namespace,
      labels: plan.labels ?? { app: name },
      network,
      container,
      port: (port) => plan.ports?.[port],
      start: (program, argv, options = {}) => this.startIn(container, program, argv, options),
    };
    if (network !== this.node) this.all.set(ip, pod);
    return pod;
  }

  addService(plan: ServicePlan): void {
    const numbers = (plan.ports ?? []).map((pair) => pair.split(':').map(Number));
    const service: NetworkService = {
      name: plan.name,
      namespace: plan.namespace ?? 'default',
      clusterIP: plan.clusterIP ?? '',
      externalName: plan.externalName ?? '',
      isSticky: plan.isSticky ?? false,
      ports: numbers.map(([port = 0]) => ({ name: '', port, protocol: 'TCP', nodePort: plan.nodePort ?? 0 })),
      endpoints: (port) =>
        (plan.to ?? []).map(({ ip, hostname = '' }): ServiceEndpoint => {
          const target = numbers.find(([each]) => each === port?.port);
          return { ip, hostname, port: target?.[1] ?? port?.port ?? 0 };
        }),
    };
    this.offered.push(service);
  }

  service(namespace: string, name: string): NetworkService | undefined {
    return this.offered.find((each) => each.name === name && each.namespace === namespace);
  }

  serviceAt(ip: string): NetworkService | undefined {
    return this.offered.find(({ clusterIP }) => clusterIP === ip);
  }

  serviceAtNodePort(port: number): NetworkService | undefined {
    return this.offered.find(({ ports }) => ports.some(({ nodePort }) => nodePort === port));
  }

  podAt(ip: string): NetworkedPod | undefined {
    return this.all.get(ip);
  }

  policies(namespace: string): readonly NetworkPolicy[] {
    return this.policy.filter(({ metadata }) => metadata?.namespace === namespace);
  }

  namespaceLabels(name: string): Readonly<Record<string, string>> | undefined {
    const isThere = ['default', 'kube-system', 'data'].includes(name);
    return isThere ? { 'kubernetes.io/metadata.name': name } : undefined;
  }

  /** `op host:port ...` of what happened, in order. */
  told(...ops: readonly string[]): readonly string[] {
    return this.kernel.trace.events
      .filter(({ op }) => ops.includes(op))
      .map((event) => {
        const { index: _index, at: _at, pid: _pid, ...rest } = event;
        return Object.values(rest).join(' ').trim();
      });
  }

  private containerOf(pod: string, name: string, network: PodNetwork): Container {
    const files = new FileSystem(this.kernel);
    for (const path of ['/bin', '/dev', '/etc', '/w']) files.makeDirectories(path);
    files.put(
      '/dev/null',
      createDevice(this.kernel, () => new NullFile()),
    );
    files.write('/etc/hosts', hostsFile(network.ip, pod));
    files.write('/etc/resolv.conf', resolvConf(network.namespace));
    for (const [program, body] of this.programs)
      files.put(`/bin/${program}`, createProgramFile(this.kernel, body));
    return { name, pod, files, network, hostname: pod, capabilities: new Set(['NET_BIND_SERVICE']) };
  }

  private startIn(
    own: Container,
    program: Program,
    argv: readonly string[],
    { container = own.name, input = '', uid = 0 }: StartOptions,
  ): Running {
    const output = { stdout: '', stderr: '' };
    const process = this.kernel.spawn(program, {
      argv,
      container: { ...own, name: container },
      namespace: new PidNamespace(),
      cwd: '/w',
      env: new Map([['PATH', '/bin']]),
      user: { uid, gid: uid, groups: [uid] },
      descriptors: [
        new TextFile(input),
        new SinkFile((bytes) => void (output.stdout += bytes)),
        new SinkFile((bytes) => void (output.stderr += bytes)),
      ],
    });
    return { process, output };
  }
}
