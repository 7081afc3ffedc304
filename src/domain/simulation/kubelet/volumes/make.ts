/** Sets a Pod's volumes up on the node. */
import type { Pod, Volume } from '#domain/kubernetes/schema/api.gen.ts';
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import { createDirectory, type DirectoryNode, type Node } from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { ConfigSource } from '#domain/simulation/kubelet/config-source.ts';
import { MountFailure } from '#domain/simulation/kubelet/failures.ts';
import type { ImageLookup } from '#domain/simulation/kubelet/kubelet.ts';
import { readImage } from '#domain/world/image-reference.ts';
import { writeAtomically } from './atomic-writer.ts';
import { hostPathNode } from './host-path.ts';
import { payloadOf } from './payloads.ts';
import type { PodVolume } from './volume.ts';

export interface VolumeSources {
  readonly kernel: Kernel;
  readonly config: ConfigSource;
  readonly images: ImageLookup;
  /** The node's own files, for `hostPath`. */
  readonly host: FileSystem;
  /** What a claim is bound to: it outlives Pods. */
  claim(namespace: string, name: string): DirectoryNode;
  /** The Pod as it is now. */
  pod(): Pod;
  /** Told once for a volume that is not modelled; it is an empty directory then. */
  unmodelled(what: string): void;
}

/** Throws `MountFailure`. */
export function makeVolume(sources: VolumeSources, volume: Volume): PodVolume {
  const { kernel } = sources;
  const name = volume.name ?? '';
  const group = sources.pod().spec?.securityContext?.fsGroup;
  const payload = payloadOf(sources.pod(), volume, sources.config);
  if (!payload) return { name, ...plainVolume(sources, volume, group) };
  const owner = { uid: 0, gid: group ?? 0 };
  const node = createDirectory(kernel, group === undefined ? 0o777 : 0o2777, owner);
  writeAtomically(kernel, node, payload, group);
  return { name, node, readOnly: true, refresh: () => refresh(sources, volume, node, group) };
}

/** What has gone missing since stays as it was: the kubelet tries again. */
function refresh(
  sources: VolumeSources,
  volume: Volume,
  node: DirectoryNode,
  group: number | undefined,
): void {
  try {
    const payload = payloadOf(sources.pod(), volume, sources.config);
    if (payload) writeAtomically(sources.kernel, node, payload, group);
  } catch (error) {
    if (!(error instanceof MountFailure)) throw error;
  }
}

function plainVolume(
  sources: VolumeSources,
  volume: Volume,
  group: number | undefined,
): Pick<PodVolume, 'node' | 'readOnly'> {
  const { kernel } = sources;
  if (volume.hostPath) return { node: hostPathNode(sources.host, volume.hostPath), readOnly: false };
  if (volume.image) return { node: imageVolume(sources, volume.image.reference ?? ''), readOnly: true };
  if (volume.persistentVolumeClaim || volume.ephemeral) return claimVolume(sources, volume, group);
  if (volume.gitRepo) throw new MountFailure(NO_GIT);
  if (volume.emptyDir) refuseMedium(volume.emptyDir.medium ?? '');
  else sources.unmodelled(`volume of type ${typeOf(volume)}`);
  return { node: owned(createDirectory(kernel, 0o777), group), readOnly: false };
}

/** The plugin is off since v1.33. */
const NO_GIT =
  'git-repo volume plugin has been disabled; if necessary, it may be re-enabled by enabling the feature-gate `GitRepoVolumeDriver`';

function claimVolume(sources: VolumeSources, volume: Volume, group: number | undefined) {
  const { name = '', namespace = '' } = sources.pod().metadata ?? {};
  const claim = volume.persistentVolumeClaim?.claimName ?? `${name}-${volume.name}`;
  return {
    node: owned(sources.claim(namespace, claim), group),
    readOnly: volume.persistentVolumeClaim?.readOnly === true,
  };
}

/** fsGroup: the group owns the volume and may write, and what is made in it goes to the group, too. */
function owned(directory: DirectoryNode, group: number | undefined): DirectoryNode {
  if (group === undefined) return directory;
  for (const node of [directory, ...nodesIn(directory)]) {
    node.gid = group;
    node.mode |= node.kind === 'directory' ? 0o2770 : 0o660;
  }
  return directory;
}

function* nodesIn(directory: DirectoryNode): Generator<Node> {
  for (const node of directory.entries.values()) {
    if (node.kind !== 'link') yield node;
    if (node.kind === 'directory') yield* nodesIn(node);
  }
}

/** After setupTmpfs and its neighbours in pkg/volume/emptydir/empty_dir.go: the API server does not look at it. */
function refuseMedium(medium: string): void {
  if (medium !== '' && medium !== 'Memory' && !medium.startsWith('HugePages'))
    throw new MountFailure(`unknown storage medium "${medium}"`);
}

function imageVolume(sources: VolumeSources, reference: string): Node {
  const image = sources.images(readImage(reference));
  if (image) return image.buildRoot(sources.kernel);
  sources.unmodelled(`volume from image ${reference}`);
  return createDirectory(sources.kernel);
}

const typeOf = (volume: Volume): string => Object.keys(volume).find((key) => key !== 'name') ?? 'unknown';
