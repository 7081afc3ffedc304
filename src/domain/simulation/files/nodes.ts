/** What stands in a file system. A node can be reached from several containers: that is what sharing a volume is. */
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';

interface Owned {
  readonly inode: number;
  /** Permission bits, 0 to 0o7777. */
  mode: number;
  uid: number;
  gid: number;
  /** Milliseconds since 1970. */
  modified: number;
}

export interface FileNode extends Owned {
  readonly kind: 'file';
  /** One character a byte. */
  content: string;
  /** Woken when the content changes: `tail -f` waits on it. */
  readonly changed: WaitQueue;
  links: number;
  /** What runs when it is executed, for the programs of an image. Copies carry it along. */
  program?: Program;
}

export interface DirectoryNode extends Owned {
  readonly kind: 'directory';
  readonly entries: Map<string, Node>;
  /** Woken when an entry comes or goes. */
  readonly changed: WaitQueue;
  /** Entries that are made when they are looked at, as those of /proc. */
  readonly dynamic?: { names(): readonly string[]; entry(name: string): Node | undefined };
}

export interface LinkNode extends Owned {
  readonly kind: 'link';
  target: string;
  /** Followed as the root of another file system: `/proc/PID/root`. */
  readonly elsewhere?: () => Node | undefined;
}

export interface DeviceNode extends Owned {
  readonly kind: 'device';
  readonly open: (process: Process) => OpenFile;
}

/** A named pipe. */
export interface FifoNode extends Owned {
  readonly kind: 'fifo';
  readonly open: (process: Process, writes: boolean) => OpenFile;
}

export type Node = FileNode | DirectoryNode | LinkNode | DeviceNode | FifoNode;

export interface Ownership {
  readonly uid: number;
  readonly gid: number;
}

const ROOT: Ownership = { uid: 0, gid: 0 };

const owned = (kernel: Kernel, mode: number, { uid, gid }: Ownership): Owned => ({
  inode: kernel.nextInode(),
  mode,
  uid,
  gid,
  modified: kernel.wallTime,
});

export const createFile = (
  kernel: Kernel,
  content = '',
  mode = 0o644,
  owner: Ownership = ROOT,
): FileNode => ({
  kind: 'file',
  ...owned(kernel, mode, owner),
  content,
  changed: new WaitQueue(),
  links: 1,
});

export const createProgramFile = (kernel: Kernel, program: Program): FileNode => ({
  ...createFile(kernel, '\x7fELF', 0o755),
  program,
});

export const createDirectory = (kernel: Kernel, mode = 0o755, owner: Ownership = ROOT): DirectoryNode => ({
  kind: 'directory',
  ...owned(kernel, mode, owner),
  entries: new Map(),
  changed: new WaitQueue(),
});

export const createLink = (kernel: Kernel, target: string): LinkNode => ({
  kind: 'link',
  ...owned(kernel, 0o777, ROOT),
  target,
});

export const createDevice = (kernel: Kernel, open: DeviceNode['open']): DeviceNode => ({
  kind: 'device',
  ...owned(kernel, 0o666, ROOT),
  open,
});
