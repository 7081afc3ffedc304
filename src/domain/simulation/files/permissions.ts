import type { User } from '#domain/simulation/kernel/process.ts';
import type { Node } from './nodes.ts';

export type Access = 'read' | 'write' | 'execute';

const BIT: Readonly<Record<Access, number>> = { read: 4, write: 2, execute: 1 };

/** As the kernel decides by owner, group and others. Root may do everything but execute what nobody may. */
export function may(user: User, access: Access, node: Node): boolean {
  const bit = BIT[access];
  if (user.uid === 0) return access !== 'execute' || node.kind === 'directory' || (node.mode & 0o111) !== 0;
  if (user.uid === node.uid) return (node.mode & (bit << 6)) !== 0;
  const isInGroup = user.gid === node.gid || user.groups.includes(node.gid);
  return (node.mode & (isInGroup ? bit << 3 : bit)) !== 0;
}
