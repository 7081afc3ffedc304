/** Open files and directories of a container's file system; what is read and written goes to the trace. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { toText } from './bytes.ts';
import type { FileSystem } from './file-system.ts';
import type { Place } from './lookup.ts';
import type { FileNode } from './nodes.ts';
import { may } from './permissions.ts';

export interface OpenMode {
  readonly read?: boolean;
  readonly write?: boolean;
  /** With `write`. */
  readonly append?: boolean;
  readonly truncate?: boolean;
  /** The file must not be there yet. */
  readonly exclusive?: boolean;
}

export class RegularFile extends OpenFile {
  readonly kind = 'file';
  readonly node: FileNode;
  /** Where the next read or write begins, in bytes. */
  position = 0;
  private readonly place: Pick<Place, 'path' | 'volume'>;
  private readonly files: FileSystem;
  private readonly mode: OpenMode;
  private wasRead = false;

  constructor(files: FileSystem, place: Pick<Place, 'path' | 'volume'>, node: FileNode, mode: OpenMode) {
    super();
    this.files = files;
    this.place = place;
    this.node = node;
    this.mode = mode;
  }

  // oxlint-disable-next-line require-yield -- disks answer at once
  override *read(process: Process, most = 65_536): Task<string | null> {
    if (this.mode.read !== true) throw new SystemError('EBADF');
    const part = this.node.content.slice(this.position, this.position + most);
    if (part === '') return null;
    this.position += part.length;
    this.tellRead(process);
    return part;
  }

  // oxlint-disable-next-line require-yield -- disks answer at once
  override *write(process: Process, bytes: string): Task<void> {
    if (this.mode.write !== true) throw new SystemError('EBADF');
    const { content } = this.node;
    const at = this.mode.append === true ? content.length : this.position;
    const before = at > content.length ? content.padEnd(at, '\0') : content.slice(0, at);
    this.files.setContent(this.node, before + bytes + content.slice(at + bytes.length));
    this.position = at + bytes.length;
    this.tellWrite(process, bytes);
  }

  private tellRead(process: Process): void {
    if (this.wasRead) return;
    this.wasRead = true;
    const { path, volume } = this.place;
    process.kernel.trace.record(process, { op: 'read', path, volume, inode: this.node.inode });
  }

  private tellWrite(process: Process, bytes: string): void {
    const { path, volume } = this.place;
    const text = toText(bytes);
    process.kernel.trace.record(process, { op: 'write', path, volume, inode: this.node.inode, text });
  }
}

/** A directory can be opened to be read, but has no content. */
class OpenDirectory extends OpenFile {
  readonly kind = 'directory';

  // oxlint-disable-next-line require-yield -- fails at once
  override *read(): Task<string | null> {
    throw new SystemError('EISDIR');
  }
}

/** As `open(2)`. Throws `SystemError`; failures leave a trace, too, as the reason why a reader prints nothing. */
export function openFile(process: Process, path: string, mode: OpenMode): OpenFile {
  const { files } = process.container;
  try {
    return mode.write === true ? openToWrite(files, process, path, mode) : openToRead(files, process, path);
  } catch (error) {
    if (error instanceof SystemError) {
      const doing = mode.write === true ? 'write' : 'read';
      process.kernel.trace.record(process, { op: 'file-error', path, code: error.code, doing });
    }
    throw error;
  }
}

function openToRead(files: FileSystem, process: Process, path: string): OpenFile {
  const place = files.find(path, process);
  const { node } = place;
  if (!node) throw new SystemError('ENOENT');
  if (!may(process.user, 'read', node)) throw new SystemError('EACCES');
  if (node.kind === 'file') return new RegularFile(files, place, node, { read: true });
  if (node.kind === 'device') return node.open(process);
  if (node.kind === 'fifo') return node.open(process, false);
  return new OpenDirectory();
}

function openToWrite(files: FileSystem, process: Process, path: string, mode: OpenMode): OpenFile {
  if (mode.exclusive === true && files.exists(path, process)) throw new SystemError('EEXIST');
  const node = files.fileToWrite(path, process);
  if (node.kind === 'device') return node.open(process);
  if (node.kind === 'fifo') return node.open(process, true);
  if (node.kind !== 'file') throw new SystemError('EINVAL');
  const place = files.find(path, process);
  const isOld = node.content !== '';
  if (mode.truncate === true && isOld) files.setContent(node, '');
  return new RegularFile(files, place, node, mode);
}
