import { defaultOf } from './defaults.ts';
import { documentationOf, requiredOf } from './documentation.ts';
import type { Entry, OutlineNode, Owner } from './outline/nodes.ts';
import { pathOf } from './outline/nodes.ts';
import { outlineOf } from './outline/outline.ts';
import { fieldsOf, typeOf, writtenType } from './types-at.ts';
import type { FieldHelp } from './types.ts';
import { wordsOf } from './words.ts';

/** What the API says of the field whose key or whose one-word value stands at `offset`; undefined where it knows none. */
export function helpAt(text: string, offset: number): FieldHelp | undefined {
  const { sheets } = outlineOf(text);
  const sheet = sheets.findLast(({ span }) => span.start <= offset);
  const entry = entryAt(sheet?.value, offset);
  return entry === undefined ? undefined : helpOf(entry, offset);
}

/** The entry whose key, or whose one-word value, holds the offset. */
function entryAt(node: OutlineNode | undefined, offset: number): Entry | undefined {
  if (node?.is === 'list') {
    const item = node.items.findLast(({ start }) => start <= offset);
    return item === undefined
      ? undefined
      : (entryAt(item.value, offset) ?? itemWord(item.value, item.list.owner, offset));
  }
  if (node?.is !== 'map') return undefined;
  const entry = node.entries.findLast(({ keySpan }) => keySpan[0] <= offset);
  if (entry === undefined || !entry.colon) return undefined;
  if (offset <= entry.keySpan[1] || holds(entry.value, offset)) return entry;
  return entryAt(entry.value, offset);
}

const holds = (node: OutlineNode | undefined, offset: number): boolean =>
  node?.is === 'scalar' && offset >= node.span[0] && offset <= node.span[1];

/** A word of a list of words: what is said of the list's field holds for it. */
const itemWord = (value: OutlineNode | undefined, owner: Owner, offset: number): Entry | undefined =>
  holds(value, offset) && owner.is === 'entry' ? owner : undefined;

function helpOf(entry: Entry, offset: number): FieldHelp | undefined {
  const struct = typeOf(entry.map.owner) ?? '';
  const fields = fieldsOf(struct);
  const type = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
  if (type === undefined) return undefined;
  const onKey = offset >= entry.keySpan[0] && offset <= entry.keySpan[1];
  const word = entry.value?.is === 'scalar' && !onKey ? entry.value : undefined;
  const words = wordsOf(struct, entry.key);
  const meaning = words.find(({ word: each }) => each === word?.text)?.means ?? '';
  return {
    span: word?.span ?? entry.keySpan,
    path: printed(pathOf(entry)),
    type: writtenType(type),
    required: requiredOf(struct).includes(entry.key),
    documentation: meaning === '' ? documentationOf(struct, entry.key) : `${word?.text ?? ''}: ${meaning}`,
    defaultsTo: defaultOf(struct, entry.key),
    values: type === 'bool' ? ['true', 'false'] : words.map(({ word: each }) => each),
  };
}

const printed = (path: readonly (string | number)[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
