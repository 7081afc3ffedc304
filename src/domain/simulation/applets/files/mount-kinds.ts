/** What mount and df call the file systems of a container. */
import type { Mount } from '#domain/simulation/files/lookup.ts';

interface MountKind {
  readonly source: string;
  readonly type: string;
  /** It has blocks to count. */
  readonly hasSize: boolean;
}

const OWN: ReadonlyMap<string, MountKind> = new Map([
  ['/proc', { source: 'proc', type: 'proc', hasSize: false }],
  ['/sys', { source: 'sysfs', type: 'sysfs', hasSize: false }],
  ['/dev', { source: 'tmpfs', type: 'tmpfs', hasSize: true }],
  ['/dev/shm', { source: 'shm', type: 'tmpfs', hasSize: true }],
]);

/** Volumes and what the kubelet mounts of its own lie on the node's disk. */
const DISK: MountKind = { source: '/dev/vda1', type: 'ext4', hasSize: true };

export const ROOT_KIND: MountKind = { source: 'overlay', type: 'overlay', hasSize: true };

export const kindOf = ({ path }: Pick<Mount, 'path'>): MountKind => OWN.get(path) ?? DISK;
