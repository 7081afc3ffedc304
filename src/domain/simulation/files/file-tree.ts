/** The files of one container as they are looked at: its image's own tree with what is mounted over it. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { ROOT_USER, type User } from '#domain/simulation/kernel/process.ts';
import { lookUp, type Mount, type Place } from './lookup.ts';
import { createDirectory, createFile, type DirectoryNode, type Node } from './nodes.ts';
import { nameOf, normalised } from './paths.ts';
import { may } from './permissions.ts';

/** Who asks: every process is one. */
export interface Caller {
  readonly cwd: string;
  readonly user: User;
  readonly umask: number;
}

/** The runtime itself, which may do everything. */
export const RUNTIME: Caller = { cwd: '/', user: ROOT_USER, umask: 0o022 };

/** All methods throw `SystemError` as the system calls of their names fail. Paths may be relative to the caller's directory. */
export class FileTree {
  readonly kernel: Kernel;
  readonly root: DirectoryNode;
  /** `readOnlyRootFilesystem`: everything but mounts. */
  rootReadOnly = false;
  private readonly mounts = new Map<string, Mount>();
  private longest = 0;

  constructor(kernel: Kernel, root: DirectoryNode = createDirectory(kernel)) {
    this.kernel = kernel;
    this.root = root;
  }

  /** Mounts a volume's node (or a part of it) at a path, which is made when it is missing. */
  mount(
    path: string,
    node: Node,
    options: { readonly readOnly?: boolean; readonly volume?: string } = {},
  ): void {
    const at = normalised(path);
    if (at === '/') throw new SystemError('EBUSY');
    this.makeMountPoint(at, node);
    this.longest = Math.max(this.longest, at.length);
    this.mounts.set(at, {
      path: at,
      node,
      readOnly: options.readOnly ?? false,
      volume: options.volume ?? '',
    });
  }

  mountAt(path: string): Mount | undefined {
    // Asked at every step of every walk: a path longer than all of them need not be hashed.
    return path.length > this.longest ? undefined : this.mounts.get(path);
  }

  mountPoints(): readonly Mount[] {
    return [...this.mounts.values()];
  }

  find(path: string, caller: Caller, follow = true): Place {
    return lookUp(this, path, { cwd: caller.cwd, user: caller.user, follow });
  }

  /** The node at a path. */
  stat(path: string, caller: Caller, follow = true): Node {
    const { node } = this.find(path, caller, follow);
    if (!node) throw new SystemError('ENOENT');
    return node;
  }

  exists(path: string, caller: Caller): boolean {
    try {
      return this.find(path, caller).node !== undefined;
    } catch {
      return false;
    }
  }

  /** The whole content of a file, in bytes; asks for permission, and leaves no trace. */
  content(path: string, caller: Caller): string {
    const node = this.stat(path, caller);
    if (node.kind === 'directory') throw new SystemError('EISDIR');
    if (!may(caller.user, 'read', node)) throw new SystemError('EACCES');
    return node.kind === 'file' ? node.content : '';
  }

  /** Names in a directory, sorted by their bytes, with what is mounted there. */
  list(path: string, caller: Caller): readonly string[] {
    const node = this.stat(path, caller);
    if (node.kind !== 'directory') throw new SystemError('ENOTDIR');
    if (!may(caller.user, 'read', node)) throw new SystemError('EACCES');
    const names = node.dynamic?.names() ?? node.entries.keys();
    return [...names].toSorted((one, other) => (one < other ? -1 : 1));
  }

  /** The runtime makes it, whatever may be read-only; in a volume it is left behind there. */
  private makeMountPoint(path: string, node: Node): void {
    let directory: DirectoryNode = this.root;
    let at = '';
    for (const part of path.slice(1).split('/').slice(0, -1)) {
      at += `/${part}`;
      const next = this.directoryFor(at, directory, part);
      directory = next;
    }
    const name = nameOf(path);
    if (directory.dynamic || directory.entries.has(name)) return;
    directory.entries.set(
      name,
      node.kind === 'directory' ? createDirectory(this.kernel) : createFile(this.kernel),
    );
  }

  private directoryFor(path: string, parent: DirectoryNode, name: string): DirectoryNode {
    const { node } =
      this.mounts.has(path) || parent.entries.has(name) ? this.find(path, RUNTIME) : { node: undefined };
    if (node?.kind === 'directory') return node;
    if (node) throw new SystemError('ENOTDIR');
    const made = createDirectory(this.kernel);
    parent.entries.set(name, made);
    return made;
  }
}
