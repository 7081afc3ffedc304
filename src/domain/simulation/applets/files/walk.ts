/** What the applets that copy, remove and change files share. */
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export const filesOf = (process: Process): FileSystem => process.container.files;

/** Undefined when there is nothing, or nothing that can be reached. */
export function nodeAt(process: Process, path: string, follow = true): Node | undefined {
  try {
    return filesOf(process).find(path, process, follow).node;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}

export const isDirectory = (process: Process, path: string): boolean =>
  nodeAt(process, path)?.kind === 'directory';

export const within = (directory: string, name: string): string =>
  directory.endsWith('/') ? directory + name : `${directory}/${name}`;

/** `c` of `/a/b/c/`; `.` and `..` stay. */
export const lastName = (path: string): string => nameOf(path.replace(/(.)\/+$/, '$1')) || '/';

/** A path and, with `deep`, everything under it: the directory before what it holds. */
export function* everythingUnder(
  process: Process,
  path: string,
  deep: boolean,
  act: (path: string, node: Node) => Task<void>,
): Task<void> {
  const node = filesOf(process).stat(path, process, !deep);
  yield* act(path, node);
  if (!deep || node.kind !== 'directory') return;
  for (const name of filesOf(process).list(path, process))
    yield* everythingUnder(process, within(path, name), deep, act);
  yield null;
}

/** Sets when something was last changed, as far as the caller may. */
export function setModified(process: Process, path: string, time: number, follow = true): void {
  const { node, readOnly } = filesOf(process).find(path, process, follow);
  if (!node) throw new SystemError('ENOENT');
  if (readOnly) throw new SystemError('EROFS');
  const { uid } = process.user;
  if (uid !== 0 && uid !== node.uid) throw new SystemError('EPERM');
  node.modified = time;
}
