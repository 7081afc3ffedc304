/** A Pod for tests of images: containers with one network, no kubelet. */
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { NullFile, SinkFile } from '#domain/simulation/kernel/open-file.ts';
import { PidNamespace, type Process } from '#domain/simulation/kernel/process.ts';
import type { ClusterNetwork } from '#domain/simulation/network/cluster.ts';
import { connect } from '#domain/simulation/network/connect.ts';
import { Fabric } from '#domain/simulation/network/fabric.ts';
import { httpRequest, type HttpOutcome, type HttpRequest } from '#domain/simulation/network/http/client.ts';
import { PodNetwork } from '#domain/simulation/network/pod-network.ts';
import { findProgram } from '#domain/simulation/programs/find.ts';
import { Recorder } from '#domain/simulation/trace/recorder.ts';
import { readImage } from '#domain/world/image-reference.ts';
import { filesOf } from './container-files.test-data.ts';
import { imageFor } from './all.ts';

/** Nothing but this one Pod. */
const NO_CLUSTER = {
  service: () => undefined,
  serviceAt: () => undefined,
  serviceAtNodePort: () => undefined,
  podAt: () => undefined,
  node: { ip: '172.18.0.2' },
  policies: () => [],
  namespaceLabels: () => ({}),
} as unknown as ClusterNetwork;

const CAPABILITIES: ReadonlySet<string> = new Set([
  'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'SETGID', 'SETUID', 'SETPCAP', 'NET_BIND_SERVICE', 'NET_RAW', 'SYS_CHROOT',
]); // prettier-ignore

export interface Options {
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly user?: number;
  readonly readOnlyRoot?: boolean;
  /** Of another container: both see each other's processes. */
  readonly namespace?: PidNamespace;
  /** Empty directories that stay writable. */
  readonly volumes?: readonly string[];
  readonly capabilities?: ReadonlySet<string>;
}

export interface Started {
  readonly process: Process;
  readonly files: FileSystem;
  /** Both streams, in order. */
  readonly log: () => string;
  readonly lines: () => readonly string[];
  /** Runs a command beside it and gives what it wrote. */
  readonly exec: (argv: readonly string[], ms?: number) => { readonly output: string; readonly code: number };
}

export interface TestPod {
  readonly kernel: Kernel;
  readonly network: PodNetwork;
  readonly start: (name: string, image: string, options?: Options) => Started;
  readonly run: (ms: number) => void;
  readonly get: (
    path: string,
    request?: Partial<HttpRequest>,
  ) => {
    readonly status: number;
    readonly body: string;
    readonly header: (name: string) => string | undefined;
  };
  /** Sends bytes, ends its side, and gives what comes back until then. */
  readonly talk: (port: number, bytes: string, ms?: number) => string;
  readonly ask: (request: HttpRequest, ms?: number) => HttpOutcome | undefined;
}

export function createPod(cluster: ClusterNetwork = NO_CLUSTER): TestPod {
  const kernel = new Kernel(new Recorder(20_000));
  const network = new PodNetwork(new Fabric(kernel, cluster), { ip: '10.244.0.7', namespace: 'default' });
  const start: TestPod['start'] = (name, image, options = {}) =>
    startIn(kernel, network, name, image, options);
  const run = (ms: number): void => void kernel.run(kernel.now + ms);
  const client = start('client', 'busybox', { argv: ['sleep', '1000000'] });
  const ask: TestPod['ask'] = (request, ms = 200) => {
    let outcome: HttpOutcome | undefined;
    const { container, namespace } = client.process;
    kernel.spawn(
      function* askOnce(process) {
        outcome = yield* httpRequest(process, request);
        return 0;
      },
      { argv: ['ask'], container, namespace },
    );
    run(ms);
    return outcome;
  };
  const get: TestPod['get'] = (path, request = {}) => {
    const outcome = ask({ host: 'localhost', port: 80, path, ...request }, request.timeoutMs);
    if (outcome?.ok !== true) return { status: 0, body: outcome?.why ?? 'nothing', header: () => undefined };
    const { status, body, headers } = outcome.response;
    return {
      status,
      body,
      header: (name) => headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1],
    };
  };
  const talk: TestPod['talk'] = (port, bytes, ms = 500) => {
    let got = '';
    const { container, namespace } = client.process;
    kernel.spawn(
      function* talkOnce(process) {
        const socket = yield* connect(process, 'localhost', port);
        if (typeof socket === 'string') return 1;
        yield* socket.write(process, bytes);
        socket.end(kernel);
        for (let part = yield* socket.read(process); part !== null; part = yield* socket.read(process))
          got += part;
        return 0;
      },
      { argv: ['talk'], container, namespace },
    );
    run(ms);
    return got;
  };
  return { kernel, network, start, run, get, ask, talk };
}

function startIn(kernel: Kernel, network: PodNetwork, name: string, text: string, options: Options): Started {
  const image = imageFor(readImage(text));
  if (!image) throw new Error(`no image ${text}`);
  const files = filesOf(kernel, image.buildRoot(kernel), options);
  let log = '';
  const take = (bytes: string): void => void (log += bytes);
  const namespace = options.namespace ?? new PidNamespace();
  const container = {
    name,
    pod: 'web',
    files,
    network,
    hostname: 'web',
    capabilities: options.capabilities ?? CAPABILITIES,
  };
  const base = {
    container,
    namespace,
    env: new Map([...image.env, ['HOSTNAME', 'web'], ...Object.entries(options.env ?? {})]),
    cwd: image.workingDir,
    user: options.user === undefined ? image.user : { uid: options.user, gid: options.user, groups: [] },
  };
  const argv = options.argv ?? [...image.entrypoint, ...image.cmd];
  const process = kernel.spawn(
    function* begin(self) {
      const found = findProgram(self, argv);
      self.argv = found.argv;
      return yield* found.program(self);
    },
    { ...base, argv, descriptors: [new NullFile(), new SinkFile(take), new SinkFile(take)] },
  );
  if (!options.namespace) namespace.becomeInit(process);
  const exec: Started['exec'] = (words, ms = 1000) => {
    let output = '';
    const sink = new SinkFile((bytes) => void (output += bytes));
    const child = kernel.spawn(
      function* run(self) {
        const found = findProgram(self, words);
        self.argv = found.argv;
        return yield* found.program(self);
      },
      { ...base, argv: words, parent: process, descriptors: [new NullFile(), sink, sink.share()] },
    );
    kernel.run(kernel.now + ms);
    return { output, code: child.exitCode };
  };
  return { process, files, log: () => log, lines: () => log.split('\n').slice(0, -1), exec };
}
