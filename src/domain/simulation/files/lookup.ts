/** From a path to what stands there: links followed, mounts crossed, search permission asked. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { User } from '#domain/simulation/kernel/process.ts';
import type { DirectoryNode, LinkNode, Node } from './nodes.ts';
import { normalised } from './paths.ts';
import { may } from './permissions.ts';

export interface Mount {
  /** Where it is mounted, absolute. */
  readonly path: string;
  readonly node: Node;
  readonly readOnly: boolean;
  /** Name of the volume; empty for what the runtime mounts (`/etc/hosts`, `/dev`, ...). */
  readonly volume: string;
}

export interface Place {
  /** Absolute, links resolved. */
  readonly path: string;
  /** Undefined when nothing stands there but its directory does. */
  readonly node: Node | undefined;
  /** Undefined for the root alone. */
  readonly parent: DirectoryNode | undefined;
  readonly name: string;
  readonly readOnly: boolean;
  readonly volume: string;
  /** Something is mounted exactly here. */
  readonly isMountPoint: boolean;
}

interface Tree {
  readonly root: DirectoryNode;
  readonly rootReadOnly: boolean;
  mountAt(path: string): Mount | undefined;
}

const MOST_LINKS = 40;

interface State {
  path: string;
  node: Node;
  parent: DirectoryNode | undefined;
  name: string;
  readOnly: boolean;
  volume: string;
  isMountPoint: boolean;
}

const entryOf = (directory: DirectoryNode, name: string): Node | undefined =>
  directory.dynamic ? directory.dynamic.entry(name) : directory.entries.get(name);

/** Throws `SystemError`: ENOENT for a missing directory on the way, ENOTDIR, EACCES, ELOOP. */
export function lookUp(
  tree: Tree,
  path: string,
  { cwd = '/', user, follow = true }: { cwd?: string; user: User; follow?: boolean },
): Place {
  if (path === '') throw new SystemError('ENOENT');
  return walk(tree, path.startsWith('/') ? path : `${cwd}/${path}`, user, follow, 0);
}

function walk(tree: Tree, path: string, user: User, follow: boolean, links: number): Place {
  if (links > MOST_LINKS) throw new SystemError('ELOOP');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const mustBeDirectory = /\/\.?$/.test(path);
  let state = rootOf(tree);
  for (const [position, part] of parts.entries()) {
    if (state.node.kind !== 'directory') throw new SystemError('ENOTDIR');
    if (!may(user, 'execute', state.node)) throw new SystemError('EACCES');
    if (part === '..') {
      state = above(tree, state.path, user);
      continue;
    }
    const next = stepInto(tree, state, state.node, part);
    const isLast = position === parts.length - 1;
    if (!next.node) {
      if (!isLast) throw new SystemError('ENOENT');
      return next;
    }
    if (next.node.kind === 'link' && (!isLast || follow || mustBeDirectory)) {
      const rest = parts.slice(position + 1).join('/');
      const elsewhere = next.node.elsewhere?.();
      if (elsewhere) state = { ...next, node: elsewhere };
      else return walk(tree, joined(targetOf(next.node, state.path), rest, path), user, follow, links + 1);
      continue;
    }
    state = { ...next, node: next.node };
  }
  if (mustBeDirectory && state.node.kind !== 'directory') throw new SystemError('ENOTDIR');
  return state;
}

const joined = (target: string, rest: string, path: string): string =>
  rest === '' ? target + (path.endsWith('/') ? '/' : '') : `${target}/${rest}`;

const targetOf = (link: LinkNode, directory: string): string =>
  link.target.startsWith('/') ? link.target : `${directory}/${link.target}`;

function rootOf(tree: Tree): State {
  const { root, rootReadOnly } = tree;
  return {
    path: '/',
    node: root,
    parent: undefined,
    name: '',
    readOnly: rootReadOnly,
    volume: '',
    isMountPoint: true,
  };
}

function above(tree: Tree, path: string, user: User): State {
  const found = walk(tree, normalised(`${path}/..`.replace(/[^/]+\/\.\.$/, '')), user, true, 0);
  return found.node ? { ...found, node: found.node } : rootOf(tree);
}

function stepInto(tree: Tree, from: State, directory: DirectoryNode, name: string): Place {
  const path = from.path === '/' ? `/${name}` : `${from.path}/${name}`;
  const mount = tree.mountAt(path);
  return {
    path,
    node: mount?.node ?? entryOf(directory, name),
    parent: directory,
    name,
    readOnly: mount?.readOnly ?? from.readOnly,
    volume: mount?.volume ?? from.volume,
    isMountPoint: mount !== undefined,
  };
}
