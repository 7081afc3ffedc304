import type { HostPathVolumeSource } from '#domain/kubernetes/schema/api.gen.ts';
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { createFile, type Node } from '#domain/simulation/files/nodes.ts';
import { parentOf } from '#domain/simulation/files/paths.ts';
import { MountFailure } from '#domain/simulation/kubelet/failures.ts';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['Directory', 'a directory'],
  ['File', 'a file'],
  ['Socket', 'a socket file'],
  ['CharDevice', 'a character device'],
  ['BlockDevice', 'a block device'],
]);

/** What stands at a path of the node; the whole cluster has one. After pkg/volume/hostpath/host_path.go. */
export function hostPathNode(host: FileSystem, { path = '/', type = '' }: HostPathVolumeSource): Node {
  const wanted = KINDS.get(type.replace('OrCreate', ''));
  if (host.exists(path, RUNTIME)) return checked(host.stat(path, RUNTIME), path, wanted);
  if (wanted !== undefined && !type.endsWith('OrCreate')) throw failure(path, wanted);
  return type === 'FileOrCreate' ? newFile(host, path) : host.makeDirectories(path);
}

function checked(node: Node, path: string, wanted: string | undefined): Node {
  const kind = node.kind === 'directory' ? 'a directory' : 'a file';
  if (wanted !== undefined && wanted !== kind) throw failure(path, wanted);
  return node;
}

function newFile(host: FileSystem, path: string): Node {
  if (!host.exists(parentOf(path), RUNTIME)) throw failure(path, 'a file');
  const file = createFile(host.kernel);
  host.put(path, file);
  return file;
}

const failure = (path: string, kind: string) =>
  new MountFailure(`hostPath type check failed: ${path} is not ${kind}`);
