/** What containers find below /dev. */
import {
  createDevice,
  createDirectory,
  createLink,
  type DirectoryNode,
} from '#domain/simulation/files/nodes.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { NullFile, OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

const MOST = 65_536;

/** `/dev/zero`, `/dev/urandom`: never at their end, and take everything. */
class EndlessFile extends OpenFile {
  readonly kind = 'device';
  private readonly byte: (process: Process) => string;

  constructor(byte: (process: Process) => string) {
    super();
    this.byte = byte;
  }

  // oxlint-disable-next-line require-yield -- never waits
  override *read(process: Process, most = MOST): Task<string | null> {
    let bytes = '';
    while (bytes.length < Math.min(most, MOST)) bytes += this.byte(process);
    return bytes;
  }

  // oxlint-disable-next-line require-yield -- never waits
  override *write(): Task<void> {}
}

class FullFile extends EndlessFile {
  // oxlint-disable-next-line require-yield -- fails at once
  override *write(): Task<void> {
    throw new SystemError('ENOSPC');
  }
}

const zero = () => '\0';
const random = ({ kernel }: Process) => String.fromCharCode(kernel.random() & 255);

const DEVICES: readonly (readonly [string, () => OpenFile])[] = [
  ['null', () => new NullFile()],
  ['zero', () => new EndlessFile(zero)],
  ['full', () => new FullFile(zero)],
  ['random', () => new EndlessFile(random)],
  ['urandom', () => new EndlessFile(random)],
];

const LINKS: readonly (readonly [string, string])[] = [
  ['fd', '/proc/self/fd'],
  ['stdin', '/proc/self/fd/0'],
  ['stdout', '/proc/self/fd/1'],
  ['stderr', '/proc/self/fd/2'],
  ['ptmx', 'pts/ptmx'],
];

export function createDev(kernel: Kernel): DirectoryNode {
  const dev = createDirectory(kernel);
  for (const [name, open] of DEVICES) dev.entries.set(name, createDevice(kernel, open));
  for (const [name, target] of LINKS) dev.entries.set(name, createLink(kernel, target));
  dev.entries.set('pts', createDirectory(kernel));
  dev.entries.set('mqueue', createDirectory(kernel, 0o1777));
  dev.entries.set('shm', createDirectory(kernel, 0o1777));
  return dev;
}
