/** Makes a container ready to be started: everything that can be wrong before its process runs is found here. */
import type { VolumeMount } from '#domain/kubernetes/schema/api.gen.ts';
import { toBytes } from '#domain/simulation/files/bytes.ts';
import { createDirectory, createFile, type FileNode } from '#domain/simulation/files/nodes.ts';
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { PidNamespace } from '#domain/simulation/kernel/process.ts';
import { signalNumber } from '#domain/simulation/kernel/signals.ts';
import { DEFAULT_PATH } from '#domain/simulation/programs/find.ts';
import { expand } from '#domain/world/expand.ts';
import { readImage } from '#domain/world/image-reference.ts';
import { environmentOf } from './environment.ts';
import { CreationFailure } from './failures.ts';
import { buildFiles, type WantedMount } from './files/container-files.ts';
import { capabilitiesOf, userOf } from './identity.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { ContainerLog } from './log.ts';
import type { ManagedContainer } from './managed-container.ts';
import type { NodePod, Sandbox } from './pod.ts';
import type { Prepared } from './run.ts';
import { serviceVariables } from './service-variables.ts';
import { volumeMounts } from './volumes/mounts.ts';

/** Stands for an image that is not known: nothing is in it. */
const UNKNOWN: RunnableImage = {
  entrypoint: ['(unknown)'],
  cmd: [],
  env: new Map(),
  user: { uid: 0, gid: 0, groups: [0] },
  workingDir: '/',
  stopSignal: 15,
  buildRoot: (kernel) => createDirectory(kernel),
};

/** What generateContainerConfig of kuberuntime_container.go works out. Throws `CreationFailure` and `StartFailure`. */
export function prepare(pod: NodePod, sandbox: Sandbox, container: ManagedContainer): Prepared {
  const { kernel } = pod.kubelet;
  const { spec, name } = container;
  const found = pod.kubelet.images(readImage(spec.image ?? ''));
  const image = found ?? UNKNOWN;
  const user = userOf(pod.object, spec, image.user);
  const variables = variablesOf(pod, container);
  const argv = argvOf(container, image, variables);
  const namespace = sandbox.namespace ?? new PidNamespace();
  const terminationLog = createFile(kernel, '', 0o666);
  const own = runtimeMounts(pod, sandbox, container, terminationLog);
  const mounts = [...own, ...volumeMounts(pod, mountsOf(container, variables))];
  const files = filesOf(kernel, container, image, { namespace, mounts });
  const { network, hostname } = sandbox;
  return {
    id: containerId(pod),
    argv,
    container: { name, pod: pod.name, files, network, hostname, capabilities: capabilitiesOf(spec, user) },
    namespace,
    env: processEnvironment(hostname, image, variables),
    user,
    cwd: spec.workingDir || image.workingDir || '/',
    log: new ContainerLog(pod.name, name, container.starts, kernel.trace),
    stopSignal: stopSignalOf(container, image),
    terminationLog,
    isKnown: found !== undefined,
  };
}

const stopSignalOf = ({ spec }: ManagedContainer, { stopSignal }: RunnableImage): number =>
  signalNumber(spec.lifecycle?.stopSignal ?? '') ?? stopSignal;

function filesOf(
  kernel: Kernel,
  { spec }: ManagedContainer,
  image: RunnableImage,
  given: { readonly namespace: PidNamespace; readonly mounts: readonly WantedMount[] },
): FileSystem {
  return buildFiles(kernel, {
    ...given,
    root: image.buildRoot(kernel),
    imageVolumes: image.volumes ?? [],
    readOnly: spec.securityContext?.readOnlyRootFilesystem === true,
  });
}

function variablesOf(pod: NodePod, { spec, name }: ManagedContainer): ReadonlyMap<string, string> {
  const { kubelet, namespace } = pod;
  const links = pod.spec.enableServiceLinks !== false;
  const services = serviceVariables(kubelet.services(namespace, links));
  const actor = { container: { name, pod: pod.name } };
  const unmodelled = (what: string): undefined => {
    kubelet.kernel.trace.record(actor, { op: 'unmodelled', what });
  };
  return environmentOf({ pod: pod.addressed, container: spec, config: kubelet.config, services, unmodelled });
}

/** The command of the spec takes the image's entrypoint and its command away; args take the image's command away. */
function argvOf(
  { spec }: ManagedContainer,
  image: RunnableImage,
  variables: ReadonlyMap<string, string>,
): readonly string[] {
  const valueOf = (name: string) => variables.get(name);
  const expanded = (all: readonly string[] | undefined) =>
    (all ?? []).map((text) => toBytes(expand(text, valueOf) ?? text));
  const [command, args] = [expanded(spec.command), expanded(spec.args)];
  const first = command.length > 0 ? command : image.entrypoint;
  const rest = args.length > 0 || command.length > 0 ? args : image.cmd;
  if (first.length + rest.length === 0)
    throw new CreationFailure(
      'CreateContainerError',
      'failed to generate container "spec": failed to generate spec: no command specified',
    );
  return [...first, ...rest];
}

/** What the runtime sets itself comes first, then the image's variables, then the container's; as bytes. */
function processEnvironment(
  hostname: string,
  image: RunnableImage,
  variables: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const all = new Map([
    ['PATH', DEFAULT_PATH],
    ['HOSTNAME', hostname],
    ...image.env,
    ...[...variables].map(([name, value]) => [name, toBytes(value)] as const),
  ]);
  return all;
}

function mountsOf(
  { spec }: ManagedContainer,
  variables: ReadonlyMap<string, string>,
): readonly VolumeMount[] {
  return (spec.volumeMounts ?? []).map((mount) => {
    if (mount.subPathExpr === undefined || mount.subPathExpr === '') return mount;
    const subPath = expand(mount.subPathExpr, (name) => variables.get(name)) ?? '';
    if (subPath.includes('$('))
      throw new CreationFailure(
        'CreateContainerConfigError',
        `failed to prepare subPath for volumeMount "${mount.name}" of container "${spec.name}"`,
      );
    return { ...mount, subPath };
  });
}

function runtimeMounts(
  pod: NodePod,
  sandbox: Sandbox,
  { spec }: ManagedContainer,
  terminationLog: FileNode,
): readonly WantedMount[] {
  const readOnly = spec.securityContext?.readOnlyRootFilesystem === true;
  const own = (path: string, node: FileNode, isReadOnly = readOnly): WantedMount => ({
    path,
    node,
    readOnly: isReadOnly,
    volume: '',
    hostPath: `/var/lib/kubelet/pods/${pod.uid}${path}`,
  });
  const wanted = [
    own('/etc/hosts', sandbox.hosts),
    own('/etc/hostname', sandbox.hostnameFile),
    own('/etc/resolv.conf', sandbox.resolver),
    own(spec.terminationMessagePath ?? '/dev/termination-log', terminationLog, false),
  ];
  const mounted = new Set(spec.volumeMounts?.map(({ mountPath }) => mountPath));
  return wanted.filter(({ path }) => !mounted.has(path));
}

/** 64 hexadecimal digits. */
function containerId({ kubelet }: NodePod): string {
  const digits = Array.from({ length: 16 }, () => kubelet.kernel.random().toString(16).padStart(4, '0'));
  return digits.join('');
}
