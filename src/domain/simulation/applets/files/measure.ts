/** Sizes and counts of nodes, as a disk with blocks of 4 KiB has them. */
import type { Node } from '#domain/simulation/files/nodes.ts';

export function sizeOf(node: Node): number {
  if (node.kind === 'file') return node.content.length;
  if (node.kind === 'link') return node.target.length;
  return node.kind === 'directory' ? 4096 : 0;
}

/** In KiB. */
export function kibibytesOf(node: Node): number {
  if (node.kind === 'directory') return 4;
  return node.kind === 'file' ? Math.ceil(node.content.length / 4096) * 4 : 0;
}

export function linksOf(node: Node): number {
  if (node.kind === 'file') return node.links;
  if (node.kind !== 'directory') return 1;
  return 2 + [...node.entries.values()].filter(({ kind }) => kind === 'directory').length;
}

/** `1.5K` */
export function humanSize(bytes: number): string {
  let [value, tenth, unit] = [bytes, 0, 0];
  while (value >= 1024) {
    tenth = Math.floor(((value % 1024) * 10 + 512) / 1024);
    value = Math.floor(value / 1024);
    unit += 1;
  }
  if (tenth >= 10) [value, tenth] = [value + 1, 0];
  return unit === 0 ? String(value) : `${value}.${tenth}${'KMGTPE'.charAt(unit - 1)}`;
}
