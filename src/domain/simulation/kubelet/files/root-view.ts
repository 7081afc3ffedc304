/** The files of another container with all that is mounted there, as /proc/PID/root shows them. */
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { DirectoryNode, LinkNode, Node } from '#domain/simulation/files/nodes.ts';

export const rootView = (files: FileSystem): DirectoryNode => directoryView(files, '/', files.root);

/** Shares its entries with the real directory, so that what is made in it stands there. */
function directoryView(files: FileSystem, path: string, directory: DirectoryNode): DirectoryNode {
  const entry = (name: string): Node | undefined => {
    const below = path === '/' ? `/${name}` : `${path}/${name}`;
    const { node } = files.find(below, RUNTIME, false);
    return node && nodeView(files, below, node);
  };
  return { ...directory, dynamic: { names: () => files.list(path, RUNTIME), entry } };
}

function nodeView(files: FileSystem, path: string, node: Node): Node {
  if (node.kind === 'directory') return directoryView(files, path, node);
  return node.kind === 'link' ? linkView(files, path, node) : node;
}

/** A link leads to where it leads over there. */
function linkView(files: FileSystem, path: string, link: LinkNode): LinkNode {
  return {
    ...link,
    elsewhere: () => {
      const place = files.find(path, RUNTIME);
      return place.node && nodeView(files, place.path, place.node);
    },
  };
}
