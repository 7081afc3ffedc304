/** The files of one container: its image's own tree with what is mounted over it. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { ROOT_USER, type User } from '#domain/simulation/kernel/process.ts';
import { lookUp, type Mount, type Place } from './lookup.ts';
import {
  createDirectory,
  createFile,
  createLink,
  type DirectoryNode,
  type FileNode,
  type Node,
  type Ownership,
} from './nodes.ts';
import { nameOf, normalised, parentOf } from './paths.ts';
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
export class FileSystem {
  readonly kernel: Kernel;
  readonly root: DirectoryNode;
  /** `readOnlyRootFilesystem`: everything but mounts. */
  rootReadOnly = false;
  private readonly mounts = new Map<string, Mount>();

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
    this.makeMountPoint(at, node);
    this.mounts.set(at, {
      path: at,
      node,
      readOnly: options.readOnly ?? false,
      volume: options.volume ?? '',
    });
  }

  mountAt(path: string): Mount | undefined {
    return this.mounts.get(path);
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
    const place = this.find(path, caller);
    const { node } = place;
    if (!node) throw new SystemError('ENOENT');
    if (node.kind !== 'directory') throw new SystemError('ENOTDIR');
    if (!may(caller.user, 'read', node)) throw new SystemError('EACCES');
    return [...(node.dynamic?.names() ?? node.entries.keys())].toSorted((one, other) =>
      one < other ? -1 : 1,
    );
  }

  makeDirectory(path: string, caller: Caller, mode = 0o777): DirectoryNode {
    const place = this.placeForNew(path, caller);
    const directory = createDirectory(this.kernel, mode & ~caller.umask, ownerIn(place.parent, caller));
    // A directory under a setgid directory is one, too: so fsGroup reaches what is made later.
    if (place.parent && (place.parent.mode & 0o2000) !== 0) directory.mode |= 0o2000;
    this.add(place, directory);
    return directory;
  }

  /** Makes what is missing on the way, too. */
  makeDirectories(path: string, caller: Caller = RUNTIME): DirectoryNode {
    const found = this.lookAhead(path, caller);
    if (found?.kind === 'directory') return found;
    if (found) throw new SystemError('ENOTDIR');
    const parent = parentOf(absolute(path, caller));
    if (parent !== '/') this.makeDirectories(parent, caller);
    return this.makeDirectory(path, caller);
  }

  /** The file to write to; made when it is missing. Does not empty it. */
  fileToWrite(path: string, caller: Caller, mode = 0o666): Exclude<Node, DirectoryNode> {
    const place = this.find(path, caller);
    const { node } = place;
    if (node?.kind === 'directory') throw new SystemError('EISDIR');
    if (node && node.kind !== 'file') return node;
    if (place.readOnly) throw new SystemError('EROFS');
    if (node) {
      if (!may(caller.user, 'write', node)) throw new SystemError('EACCES');
      return node;
    }
    this.mayChange(place, caller);
    const file = createFile(this.kernel, '', mode & ~caller.umask, ownerIn(place.parent, caller));
    this.add(place, file);
    return file;
  }

  /** Puts content into a file, for the runtime and models of programs. */
  write(path: string, content: string, caller: Caller = RUNTIME, mode = 0o644): FileNode {
    const node = this.fileToWrite(path, caller, mode);
    if (node.kind !== 'file') throw new SystemError('EINVAL');
    this.setContent(node, content);
    return node;
  }

  setContent(node: FileNode, content: string): void {
    if (content.length > this.kernel.budget.fileBytes) throw new SystemError('ENOSPC');
    node.content = content;
    node.modified = this.kernel.wallTime;
    this.kernel.wake(node.changed);
  }

  /** Takes a file or link away (`directory`: an empty directory). */
  remove(path: string, caller: Caller, directory = false): void {
    const place = this.find(path, caller, false);
    const { node, parent } = place;
    if (!node) throw new SystemError('ENOENT');
    if (place.isMountPoint) throw new SystemError('EBUSY');
    if (node.kind === 'directory' && !directory) throw new SystemError('EISDIR');
    if (node.kind !== 'directory' && directory) throw new SystemError('ENOTDIR');
    if (place.readOnly) throw new SystemError('EROFS');
    this.mayChange(place, caller);
    if (node.kind === 'directory' && node.entries.size > 0) throw new SystemError('ENOTEMPTY');
    if (node.kind === 'file') node.links -= 1;
    parent?.entries.delete(place.name);
    this.touchDirectory(parent);
    if (node.kind === 'file') this.kernel.wake(node.changed);
  }

  rename(from: string, to: string, caller: Caller): void {
    const source = this.find(from, caller, false);
    const target = this.find(to, caller, false);
    if (!source.node) throw new SystemError('ENOENT');
    if (source.isMountPoint || target.isMountPoint) throw new SystemError('EBUSY');
    if (source.volume !== target.volume) throw new SystemError('EXDEV');
    this.mayChange(source, caller);
    this.mayChange(target, caller);
    if (target.node?.kind === 'directory') {
      if (source.node.kind !== 'directory') throw new SystemError('EISDIR');
      if (target.node.entries.size > 0) throw new SystemError('ENOTEMPTY');
    }
    source.parent?.entries.delete(source.name);
    this.touchDirectory(source.parent);
    this.add(target, source.node);
    if (target.node?.kind === 'file') this.kernel.wake(target.node.changed);
  }

  symbolicLink(target: string, path: string, caller: Caller = RUNTIME): void {
    this.add(this.placeForNew(path, caller, false), createLink(this.kernel, target));
  }

  hardLink(from: string, to: string, caller: Caller): void {
    const source = this.find(from, caller, false);
    if (!source.node) throw new SystemError('ENOENT');
    if (source.node.kind === 'directory') throw new SystemError('EPERM');
    const target = this.placeForNew(to, caller, false);
    if (source.volume !== target.volume) throw new SystemError('EXDEV');
    if (source.node.kind === 'file') source.node.links += 1;
    this.add(target, source.node);
  }

  /** Puts any node at a path of which the directory is there; what stood there is replaced. */
  put(path: string, node: Node): void {
    this.add(this.find(path, RUNTIME, false), node);
  }

  /** Changes mode or owner, as far as the caller may. */
  change(
    path: string,
    caller: Caller,
    to: { readonly mode?: number; readonly owner?: Partial<Ownership> },
  ): void {
    const place = this.find(path, caller);
    const { node } = place;
    if (!node) throw new SystemError('ENOENT');
    if (place.readOnly) throw new SystemError('EROFS');
    const isOwner = caller.user.uid === 0 || caller.user.uid === node.uid;
    if (!isOwner || (to.owner?.uid !== undefined && caller.user.uid !== 0)) throw new SystemError('EPERM');
    if (to.mode !== undefined) node.mode = to.mode;
    node.uid = to.owner?.uid ?? node.uid;
    node.gid = to.owner?.gid ?? node.gid;
  }

  private placeForNew(path: string, caller: Caller, follow = true): Place {
    const place = this.find(path.replace(/(.)\/+$/, '$1'), caller, follow);
    if (place.node) throw new SystemError('EEXIST');
    this.mayChange(place, caller);
    return place;
  }

  private mayChange({ readOnly, parent, node }: Place, { user }: Caller): void {
    if (readOnly) throw new SystemError('EROFS');
    if (!parent || !may(user, 'write', parent) || !may(user, 'execute', parent))
      throw new SystemError('EACCES');
    // The sticky bit, as /tmp has it: only who owns an entry takes it away.
    const isSticky = (parent.mode & 0o1000) !== 0;
    if (isSticky && node && user.uid !== 0 && user.uid !== node.uid && user.uid !== parent.uid)
      throw new SystemError('EPERM');
  }

  private add(place: Place, node: Node): void {
    place.parent?.entries.set(place.name, node);
    this.touchDirectory(place.parent);
  }

  private touchDirectory(directory: DirectoryNode | undefined): void {
    if (!directory) return;
    directory.modified = this.kernel.wallTime;
    this.kernel.wake(directory.changed);
  }

  private lookAhead(path: string, caller: Caller): Node | undefined {
    try {
      return this.find(path, caller).node;
    } catch (error) {
      if (error instanceof SystemError && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private makeMountPoint(path: string, node: Node): void {
    if (path === '/') throw new SystemError('EBUSY');
    const wasReadOnly = this.rootReadOnly;
    this.rootReadOnly = false;
    try {
      const parent = this.makeDirectories(parentOf(path));
      if (parent.dynamic || parent.entries.has(nameOf(path))) return;
      const stand = node.kind === 'directory' ? createDirectory(this.kernel) : createFile(this.kernel);
      parent.entries.set(nameOf(path), stand);
    } finally {
      this.rootReadOnly = wasReadOnly;
    }
  }
}

const absolute = (path: string, { cwd }: Caller): string =>
  normalised(path.startsWith('/') ? path : `${cwd}/${path}`);

/** The group of a setgid directory goes to what is made in it. */
const ownerIn = (parent: DirectoryNode | undefined, { user }: Caller): Ownership => ({
  uid: user.uid,
  gid: parent && (parent.mode & 0o2000) !== 0 ? parent.gid : user.gid,
});
