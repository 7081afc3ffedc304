/** What is asked before anything in a file system changes. All throw `SystemError`. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { User } from '#domain/simulation/kernel/process.ts';
import type { Caller } from './file-tree.ts';
import type { Place } from './lookup.ts';
import type { DirectoryNode, Node } from './nodes.ts';
import { may } from './permissions.ts';

const STICKY = 0o1000;

export function mayWrite({ readOnly }: Place, node: Node, { user }: Caller): void {
  if (readOnly) throw new SystemError('EROFS');
  if (!may(user, 'write', node)) throw new SystemError('EACCES');
}

/** Asked before an entry of a directory comes or goes. */
export function mayChange({ readOnly, parent, node }: Place, { user }: Caller): void {
  if (readOnly) throw new SystemError('EROFS');
  // Nobody makes or removes what stands in /proc.
  if (parent?.dynamic) throw new SystemError(node ? 'EPERM' : 'ENOENT');
  if (!parent || !isOpenTo(user, parent)) throw new SystemError('EACCES');
  // As /tmp has it: only who owns an entry takes it away.
  const isSticky = (parent.mode & STICKY) !== 0;
  if (isSticky && node && ![0, node.uid, parent.uid].includes(user.uid)) throw new SystemError('EPERM');
}

const isOpenTo = (user: User, directory: DirectoryNode): boolean =>
  may(user, 'write', directory) && may(user, 'execute', directory);

export function removable({ node, isMountPoint }: Place, directory: boolean): Node {
  if (!node) throw new SystemError('ENOENT');
  if (isMountPoint) throw new SystemError('EBUSY');
  if (node.kind === 'directory' && !directory) throw new SystemError('EISDIR');
  if (node.kind !== 'directory' && directory) throw new SystemError('ENOTDIR');
  return node;
}

/** Names move within one file system alone. */
export function movable(source: Place, target: Place): Node {
  if (!source.node) throw new SystemError('ENOENT');
  if (source.isMountPoint || target.isMountPoint) throw new SystemError('EBUSY');
  if (source.volume !== target.volume) throw new SystemError('EXDEV');
  return source.node;
}

export function mayReplace(node: Node, old: Node | undefined): void {
  if (old?.kind !== 'directory') return;
  if (node.kind !== 'directory') throw new SystemError('EISDIR');
  if (old.entries.size > 0) throw new SystemError('ENOTEMPTY');
}
