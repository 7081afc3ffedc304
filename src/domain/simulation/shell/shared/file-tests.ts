import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Place } from '#domain/simulation/files/lookup.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { may } from '#domain/simulation/files/permissions.ts';

type FileTest = (process: Process, path: string) => boolean;

function placeOf(process: Process, path: string, follow = true): Place | undefined {
  try {
    return process.container.files.find(path, process, follow);
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

const whenNode =
  (holds: (node: Node, process: Process) => boolean): FileTest =>
  (process, path) => {
    const node = placeOf(process, path)?.node;
    return node !== undefined && holds(node, process);
  };

const isLink: FileTest = (process, path) => placeOf(process, path, false)?.node?.kind === 'link';

const mayWrite: FileTest = (process, path) => {
  const place = placeOf(process, path);
  if (!place?.node || !may(process.user, 'write', place.node)) return false;
  return !place.readOnly || place.node.kind === 'device';
};

const never: FileTest = () => false;

export const FILE_TESTS: ReadonlyMap<string, FileTest> = new Map([
  ['-e', whenNode(() => true)],
  ['-f', whenNode(({ kind }) => kind === 'file')],
  ['-d', whenNode(({ kind }) => kind === 'directory')],
  ['-s', whenNode((node) => (node.kind === 'file' ? node.content !== '' : node.kind === 'directory'))],
  ['-p', whenNode(({ kind }) => kind === 'fifo')],
  ['-c', whenNode(({ kind }) => kind === 'device')],
  ['-b', never],
  ['-S', never],
  ['-h', isLink],
  ['-L', isLink],
  ['-r', whenNode((node, { user }) => may(user, 'read', node))],
  ['-w', mayWrite],
  ['-x', whenNode((node, { user }) => may(user, 'execute', node))],
  ['-O', whenNode(({ uid }, { user }) => uid === user.uid)],
  ['-G', whenNode(({ gid }, { user }) => gid === user.gid)],
  ['-u', whenNode(({ mode }) => (mode & 0o4000) !== 0)],
  ['-g', whenNode(({ mode }) => (mode & 0o2000) !== 0)],
  ['-k', whenNode(({ mode }) => (mode & 0o1000) !== 0)],
]);
