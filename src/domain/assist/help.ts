import type { Span } from '#domain/kubernetes/span.ts';
import { defaultOf } from './defaults.ts';
import { documentationOf, requiredOf } from './documentation.ts';
import { pathOf, type Entry, type ListNode, type OutlineNode, type ScalarNode } from './outline/nodes.ts';
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
  if (node?.is === 'list') return entryInList(node, offset);
  const entry = node?.is === 'map' ? node.entries.findLast(({ keySpan }) => keySpan[0] <= offset) : undefined;
  if (entry?.colon !== true) return undefined;
  return within(entry.keySpan, offset) || holds(entry.value, offset) ? entry : entryAt(entry.value, offset);
}

/** What is said of a list of words holds for each of them. */
function entryInList(list: ListNode, offset: number): Entry | undefined {
  const item = list.items.findLast(({ start }) => start <= offset);
  if (holds(item?.value, offset)) return list.owner.is === 'entry' ? list.owner : undefined;
  return entryAt(item?.value, offset);
}

const within = ([start, end]: Span, offset: number): boolean => offset >= start && offset <= end;

const holds = (node: OutlineNode | undefined, offset: number): boolean =>
  node?.is === 'scalar' && within(node.span, offset);

function helpOf(entry: Entry, offset: number): FieldHelp | undefined {
  const struct = typeOf(entry.map.owner) ?? '';
  const fields = fieldsOf(struct);
  const type = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
  if (type === undefined) return undefined;
  const { key } = entry;
  const word = wordAt(entry.value, offset);
  return {
    span: word?.span ?? entry.keySpan,
    path: printed(pathOf(entry)),
    type: writtenType(type),
    required: requiredOf(struct).includes(key),
    documentation: meaningOf(struct, key, word?.text ?? '') || documentationOf(struct, key),
    defaultsTo: defaultOf(struct, key),
    values: type === 'bool' ? ['true', 'false'] : wordsOf(struct, key).map((each) => each.word),
  };
}

/** The value, or the item of a list of words, that holds the offset. */
function wordAt(value: OutlineNode | undefined, offset: number): ScalarNode | undefined {
  const nodes = value?.is === 'list' ? value.items.map((item) => item.value) : [value];
  return nodes.find((node): node is ScalarNode => node?.is === 'scalar' && holds(node, offset));
}

/** What the word at hand means, where the API says it. */
function meaningOf(struct: string, field: string, text: string): string {
  const means = wordsOf(struct, field).find(({ word }) => word === text)?.means ?? '';
  return means === '' ? '' : `${text}: ${means}`;
}

const printed = (path: readonly (string | number)[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
