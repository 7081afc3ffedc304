/** The files of one container: what `FileTree` shows, and every change of it. Methods throw as system calls of their names fail. */
import { SystemError, TOO_LONG, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { mayChange, mayReplace, mayWrite, movable, removable } from './changing.ts';
import { FileTree, RUNTIME, type Caller } from './file-tree.ts';
import type { Place } from './lookup.ts';
import {
  createDirectory,
  createFile,
  createLink,
  type DirectoryNode,
  type FileNode,
  type Node,
  type Ownership,
} from './nodes.ts';
import { parentOf, resolved } from './paths.ts';

const SETGID = 0o2000;

export class FileSystem extends FileTree {
  makeDirectory(path: string, caller: Caller, mode = 0o777): DirectoryNode {
    const place = this.placeForNew(path, caller);
    const directory = createDirectory(this.kernel, mode & ~caller.umask, ownerIn(place.parent, caller));
    // A directory under a setgid directory is one, too: so fsGroup reaches what is made later.
    if (place.parent && (place.parent.mode & SETGID) !== 0) directory.mode |= SETGID;
    this.add(place, directory);
    return directory;
  }

  /** Makes what is missing on the way, too. */
  makeDirectories(path: string, caller: Caller = RUNTIME): DirectoryNode {
    const found = this.lookAhead(path, caller);
    if (found?.kind === 'directory') return found;
    if (found) throw new SystemError('ENOTDIR');
    const parent = parentOf(resolved(caller.cwd, path));
    if (parent !== '/') this.makeDirectories(parent, caller);
    return this.makeDirectory(path, caller);
  }

  /** The file to write to; made when it is missing. Does not empty it. */
  fileToWrite(path: string, caller: Caller, mode = 0o666): Exclude<Node, DirectoryNode> {
    const place = this.find(path, caller);
    const { node } = place;
    if (node?.kind === 'directory') throw new SystemError('EISDIR');
    if (node && node.kind !== 'file') return node;
    if (node) {
      mayWrite(place, node, caller);
      return node;
    }
    mayChange(place, caller);
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
    if (content.length > this.kernel.budget.fileBytes) throw new Unmodelled(TOO_LONG);
    node.content = content;
    node.modified = this.kernel.wallTime;
    this.kernel.wake(node.changed);
  }

  /** Takes a file or link away (`directory`: an empty directory). */
  remove(path: string, caller: Caller, directory = false): void {
    const place = this.find(path, caller, false);
    const node = removable(place, directory);
    mayChange(place, caller);
    if (node.kind === 'directory' && node.entries.size > 0) throw new SystemError('ENOTEMPTY');
    this.takeAway(place);
    if (node.kind !== 'file') return;
    node.links -= 1;
    this.kernel.wake(node.changed);
  }

  rename(from: string, to: string, caller: Caller): void {
    const source = this.find(from, caller, false);
    const target = this.find(to, caller, false);
    const node = movable(source, target);
    mayChange(source, caller);
    mayChange(target, caller);
    mayReplace(node, target.node);
    this.takeAway(source);
    this.add(target, node);
    if (target.node?.kind === 'file') this.kernel.wake(target.node.changed);
  }

  symbolicLink(target: string, path: string, caller: Caller = RUNTIME): void {
    this.add(this.placeForNew(path, caller, false), createLink(this.kernel, target));
  }

  hardLink(from: string, to: string, caller: Caller): void {
    const source = this.find(from, caller, false);
    const target = this.placeForNew(to, caller, false);
    const node = movable(source, target);
    if (node.kind === 'directory') throw new SystemError('EPERM');
    if (node.kind === 'file') node.links += 1;
    this.add(target, node);
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
    const { uid } = caller.user;
    if (uid !== 0 && (uid !== node.uid || to.owner?.uid !== undefined)) throw new SystemError('EPERM');
    if (to.mode !== undefined) node.mode = to.mode;
    Object.assign(node, to.owner);
  }

  private placeForNew(path: string, caller: Caller, follow = true): Place {
    const place = this.find(path.replace(/(.)\/+$/, '$1'), caller, follow);
    if (place.node) throw new SystemError('EEXIST');
    mayChange(place, caller);
    return place;
  }

  private add(place: Place, node: Node): void {
    place.parent?.entries.set(place.name, node);
    this.touchDirectory(place.parent);
  }

  private takeAway(place: Place): void {
    place.parent?.entries.delete(place.name);
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
}

/** The group of a setgid directory goes to what is made in it. */
const ownerIn = (parent: DirectoryNode | undefined, { user }: Caller): Ownership => ({
  uid: user.uid,
  gid: parent && (parent.mode & SETGID) !== 0 ? parent.gid : user.gid,
});
