/** Mends of a field at a wrong level: its lines go where it belongs. */
import { itemsAt, keysAt, nodeAt, type Entry, type OutlineNode } from '#domain/assist/outline/nodes.ts';
import { around, fieldsOf, typeOf } from '#domain/assist/types-at.ts';
import type { QuickFix } from '#domain/assist/types.ts';
import { appendTo, fixOf } from './blocks.ts';
import { blockOfEntry, indented } from './lines.ts';
import type { Subject } from './subject.ts';

interface Home {
  readonly node: OutlineNode | undefined;
  readonly inWords: string;
}

/** Where a field belongs that its mapping does not know; of a container's, only when there is one container. */
function homeOf(entry: Entry, root: OutlineNode | undefined): Home | undefined {
  const knows = (type: string): boolean => Object.hasOwn(fieldsOf(type), entry.key);
  const spec = around(entry, 'PodSpec');
  const type = typeOf(entry.map.owner) ?? '';
  if (type === 'Container' && knows('PodSpec')) return { node: spec, inWords: 'the level of the Pod' };
  if (type === 'PodSpec' && knows('Container')) return theOnlyContainer(spec);
  if (entry.map.owner.is !== 'sheet') return undefined;
  if (knows('PodSpec')) return { node: nodeAt(root, 'spec'), inWords: 'spec' };
  return knows('ObjectMeta') ? { node: nodeAt(root, 'metadata'), inWords: 'metadata' } : undefined;
}

function theOnlyContainer(spec: OutlineNode | undefined): Home | undefined {
  const containers = itemsAt(spec, 'containers');
  return containers.length === 1 ? { node: containers[0], inWords: 'the container' } : undefined;
}

export function moveHome(subject: Subject): readonly QuickFix[] {
  const { text, entry, sheet } = subject;
  if (entry === undefined) return [];
  const home = homeOf(entry, sheet?.value);
  if (home?.node?.is !== 'map' || home.node === entry.map) return [];
  if (keysAt(home.node).includes(entry.key) || entry.map.column < 0) return [];
  const [start, end] = blockOfEntry(text, entry);
  // The first field behind a dash would leave the dash without its item.
  if (/\S/.test(text.slice(start, entry.keySpan[0]))) return [];
  const block = indented(text.slice(start, end).replace(/\r?\n$/, ''), -entry.map.column);
  const added = appendTo(text, home.node, block.split(/\r?\n/));
  return fixOf(`Move ${entry.key} to ${home.inWords}`, [{ span: [start, end], text: '' }, added]);
}
