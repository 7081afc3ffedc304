/** From a path to what stands there: links followed, mounts crossed, search permission asked. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { User } from '#domain/simulation/kernel/process.ts';
import type { DirectoryNode, LinkNode, Node } from './nodes.ts';
import { parentOf } from './paths.ts';
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

/** As PATH_MAX of Linux, here also for where a process stands. */
const MOST_BYTES = 4096;

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
  const whole = path.startsWith('/') ? path : `${cwd}/${path}`;
  if (whole.length > MOST_BYTES) throw new SystemError('ENAMETOOLONG');
  return walk(tree, whole, user, follow, 0);
}

function walk(tree: Tree, path: string, user: User, follow: boolean, links: number): Place {
  if (links > MOST_LINKS) throw new SystemError('ELOOP');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  const mustBeDirectory = /\/\.?$/.test(path);
  const stopsAtLink = !follow && !mustBeDirectory;
  let state = rootOf(tree);
  for (const [position, part] of parts.entries()) {
    const isLast = position === parts.length - 1;
    const next = part === '..' ? above(tree, state, user) : stepInto(tree, state, part, user);
    if (!next.node) return missing(next, isLast);
    const stays = isLast && stopsAtLink;
    const followed = stays ? next.node : elsewhereOf(next.node);
    if (followed.kind === 'link' && !stays) {
      const target = joined(targetOf(followed, state.path), parts.slice(position + 1).join('/'), path);
      return walk(tree, target, user, follow, links + 1);
    }
    state = { ...next, node: followed };
  }
  return asked(state, mustBeDirectory);
}

/** A path that ends in a slash names a directory. */
function asked(state: State, mustBeDirectory: boolean): Place {
  if (mustBeDirectory && state.node.kind !== 'directory') throw new SystemError('ENOTDIR');
  return state;
}

const elsewhereOf = (node: Node): Node => (node.kind === 'link' ? (node.elsewhere?.() ?? node) : node);

/** Only the last name of a path may be missing. */
function missing(place: Place, isLast: boolean): Place {
  if (!isLast) throw new SystemError('ENOENT');
  return place;
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

function above(tree: Tree, { path, node }: State, user: User): Place {
  if (node.kind !== 'directory') throw new SystemError('ENOTDIR');
  return walk(tree, parentOf(path), user, true, 0);
}

function stepInto(tree: Tree, from: State, name: string, user: User): Place {
  if (from.node.kind !== 'directory') throw new SystemError('ENOTDIR');
  if (!may(user, 'execute', from.node)) throw new SystemError('EACCES');
  const path = from.path === '/' ? `/${name}` : `${from.path}/${name}`;
  const mount = tree.mountAt(path);
  return {
    path,
    node: mount?.node ?? entryOf(from.node, name),
    parent: from.node,
    name,
    readOnly: mount?.readOnly ?? from.readOnly,
    volume: mount?.volume ?? from.volume,
    isMountPoint: mount !== undefined,
  };
}
