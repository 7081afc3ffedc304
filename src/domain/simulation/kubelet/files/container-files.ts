/** The files of one run of a container: its image with everything mounted that the Pod and the runtime give it. */
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { createDirectory, type DirectoryNode, type Node } from '#domain/simulation/files/nodes.ts';
import { nameOf, normalised, parentOf } from '#domain/simulation/files/paths.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { PidNamespace } from '#domain/simulation/kernel/process.ts';
import { StartFailure } from '#domain/simulation/kubelet/failures.ts';
import { createDev } from './devices.ts';
import { createProc } from './proc.ts';

/** Something that the kubelet hands to the runtime to be mounted. */
export interface WantedMount {
  readonly path: string;
  readonly node: Node;
  readonly readOnly: boolean;
  /** Empty for what the kubelet mounts of its own. */
  readonly volume: string;
  /** Where it is on the node, for the runtime's complaints. */
  readonly hostPath: string;
}

interface Wanted {
  readonly root: DirectoryNode;
  readonly namespace: PidNamespace;
  readonly mounts: readonly WantedMount[];
  /** `VOLUME` of the image. */
  readonly imageVolumes: readonly string[];
  readonly readOnly: boolean;
}

/** Throws `StartFailure` as runc words it. */
export function buildFiles(kernel: Kernel, wanted: Wanted): FileSystem {
  const files = new FileSystem(kernel, wanted.root);
  files.mount('/proc', createProc(kernel, wanted.namespace, files));
  files.mount('/dev', createDev(kernel));
  files.mount('/sys', createDirectory(kernel), { readOnly: true });
  const explicit = wanted.mounts.map(({ path }) => normalised(path));
  for (const path of wanted.imageVolumes)
    if (!explicit.includes(normalised(path))) files.mount(path, nodeFor(files, path));
  // The runtime sorts by depth, so that /a/b does not vanish below /a (orderedMounts of containerd).
  for (const mount of wanted.mounts.toSorted((one, other) => depthOf(one) - depthOf(other)))
    mountOne(files, mount);
  files.rootReadOnly = wanted.readOnly;
  return files;
}

const depthOf = ({ path }: WantedMount): number => normalised(path).split('/').length;

/** An anonymous volume begins as a copy of what the image has there. */
function nodeFor(files: FileSystem, path: string): Node {
  return files.exists(path, RUNTIME) ? files.stat(path, RUNTIME) : createDirectory(files.kernel);
}

function mountOne(files: FileSystem, { path, node, readOnly, volume, hostPath }: WantedMount): void {
  try {
    const at = realPath(files, normalised(path));
    const there = files.exists(at, RUNTIME) ? files.stat(at, RUNTIME) : undefined;
    if (there && (there.kind === 'directory') !== (node.kind === 'directory'))
      throw new SystemError('ENOTDIR');
    files.mount(at, node, { readOnly, volume });
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const what =
      error.code === 'ENOTDIR'
        ? 'not a directory: Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type'
        : error.message.toLowerCase();
    throw new StartFailure(
      `${CREATE_FAILED} error during container init: error mounting "${hostPath}" to rootfs at "${path}": mount src=${hostPath}, dst=${path}, dstFd=/proc/thread-self/fd/8, flags=MS_BIND|MS_REC: ${what}`,
    );
  }
}

export const CREATE_FAILED =
  'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process:';

/** Links on the way are followed, as runc does: /var/run is /run in many images. */
function realPath(files: FileSystem, path: string): string {
  if (path === '/') return path;
  if (files.exists(path, RUNTIME)) return files.find(path, RUNTIME).path;
  return normalised(`${realPath(files, parentOf(path))}/${nameOf(path)}`);
}
