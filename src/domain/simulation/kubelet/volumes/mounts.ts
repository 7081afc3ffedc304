/** From `volumeMounts` to what is mounted. After makeMounts of pkg/kubelet/kubelet_pods.go. */
import type { VolumeMount } from '#domain/kubernetes/schema/api.gen.ts';
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { DirectoryNode, Node } from '#domain/simulation/files/nodes.ts';
import type { WantedMount } from '#domain/simulation/kubelet/files/container-files.ts';
import type { NodePod } from '#domain/simulation/kubelet/pod.ts';
import type { PodVolume } from './volume.ts';

export function volumeMounts(pod: NodePod, mounts: readonly VolumeMount[]): readonly WantedMount[] {
  return mounts.flatMap((mount) => {
    const volume = pod.volumes.get(mount.name ?? '');
    return volume ? [wantedMount(pod, mount, volume)] : [];
  });
}

function wantedMount(pod: NodePod, mount: VolumeMount, volume: PodVolume): WantedMount {
  const { mountPath = '', subPath = '', readOnly } = mount;
  const path = mountPath.startsWith('/') ? mountPath : `/${mountPath}`;
  const home = `/var/lib/kubelet/pods/${pod.uid}`;
  return {
    path,
    node: subPath === '' ? volume.node : partOf(pod, volume.node, subPath),
    readOnly: readOnly === true || volume.readOnly,
    volume: volume.name,
    hostPath: subPath === '' ? `${home}/volumes/${volume.name}` : `${home}/volume-subpaths/${volume.name}`,
  };
}

/**
 * What stands there now: it stays mounted when a link is changed later, so that a ConfigMap's subPath never sees an update. What is
 * missing becomes a directory with the volume's own mode (SafeMakeDir of pkg/volume/util/subpath).
 */
function partOf(pod: NodePod, volume: Node, subPath: string): Node {
  if (volume.kind !== 'directory') return volume;
  const tree = new FileSystem(pod.kubelet.kernel, volume);
  if (tree.exists(`/${subPath}`, RUNTIME)) return tree.stat(`/${subPath}`, RUNTIME);
  return makeDirectories(tree, volume, subPath);
}

function makeDirectories(tree: FileSystem, volume: DirectoryNode, subPath: string): DirectoryNode {
  let path = '';
  let directory = volume;
  for (const part of subPath.split('/').filter((each) => each !== '' && each !== '.')) {
    path += `/${part}`;
    const found = tree.exists(path, RUNTIME) ? tree.stat(path, RUNTIME) : undefined;
    directory = found?.kind === 'directory' ? found : tree.makeDirectory(path, RUNTIME, volume.mode);
    if (!found) {
      directory.mode = volume.mode;
      directory.gid = volume.gid;
    }
  }
  return directory;
}
