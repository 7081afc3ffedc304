/** How the kubelet puts files into volumes so that all of them change at once: `key` -> `..data/key`, `..data` -> a dated directory. */
import {
  createDirectory,
  createFile,
  createLink,
  type DirectoryNode,
} from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import type { Payload } from './volume.ts';

const DATA = '..data';

/** Does nothing when all is as it should be already. After AtomicWriter.Write of pkg/volume/util/atomic_writer.go. */
export function writeAtomically(
  kernel: Kernel,
  volume: DirectoryNode,
  payload: Payload,
  group?: number,
): void {
  const old = currentOf(volume);
  if (old && isSame(old, payload)) return;
  const name = datedName(kernel);
  const owner = { uid: 0, gid: group ?? 0 };
  const dated = createDirectory(kernel, group === undefined ? 0o755 : 0o2775, owner);
  for (const [path, { content, mode }] of payload) {
    const parts = path.split('/').filter((part) => part !== '');
    const file = createFile(kernel, content, group === undefined ? mode : mode | 0o440, owner);
    directoryFor(kernel, dated, parts.slice(0, -1)).entries.set(parts.at(-1) ?? '', file);
  }
  const oldLink = volume.entries.get(DATA);
  volume.entries.set(name, dated);
  volume.entries.set(DATA, createLink(kernel, name));
  linkNames(kernel, volume, payload);
  if (oldLink?.kind === 'link') volume.entries.delete(oldLink.target);
  volume.modified = kernel.wallTime;
  kernel.wake(volume.changed);
}

function currentOf(volume: DirectoryNode): DirectoryNode | undefined {
  const link = volume.entries.get(DATA);
  const dated = link?.kind === 'link' ? volume.entries.get(link.target) : undefined;
  return dated?.kind === 'directory' ? dated : undefined;
}

function linkNames(kernel: Kernel, volume: DirectoryNode, payload: Payload): void {
  const names = new Set([...payload.keys()].map((path) => path.split('/').find((part) => part !== '') ?? ''));
  for (const [name, node] of volume.entries)
    if (node.kind === 'link' && !name.startsWith('..') && !names.has(name)) volume.entries.delete(name);
  for (const name of names)
    if (!volume.entries.has(name)) volume.entries.set(name, createLink(kernel, `${DATA}/${name}`));
}

function directoryFor(kernel: Kernel, from: DirectoryNode, parts: readonly string[]): DirectoryNode {
  let directory = from;
  for (const part of parts) {
    const found = directory.entries.get(part);
    const next = found?.kind === 'directory' ? found : createDirectory(kernel, from.mode, from);
    directory.entries.set(part, next);
    directory = next;
  }
  return directory;
}

function isSame(directory: DirectoryNode, payload: Payload): boolean {
  const files = [...filesIn(directory, '')];
  return (
    files.length === payload.size && files.every(([path, content]) => payload.get(path)?.content === content)
  );
}

function* filesIn(directory: DirectoryNode, before: string): Generator<readonly [string, string]> {
  for (const [name, node] of directory.entries) {
    if (node.kind === 'file') yield [before + name, node.content];
    if (node.kind === 'directory') yield* filesIn(node, `${before}${name}/`);
  }
}

/** `..2026_11_23_09_00_00.1804289383`. */
function datedName(kernel: Kernel): string {
  const time = formatTime(kernel.wallTime).slice(0, 19).replaceAll(/[-:T]/g, '_');
  return `..${time}.${(kernel.random() << 15) | kernel.random()}`;
}
