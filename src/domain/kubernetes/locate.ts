import type { Location, Path } from './manifest.ts';
import type { Span } from './span.ts';
import type { YamlNode } from './yaml/node.ts';

interface Found {
  readonly node: YamlNode;
  readonly key?: Span;
  readonly span: Span;
}

/**
 * Where a field stands in the text. A field that is missing gets the key of the nearest ancestor that is there; an ancestor
 * without a key (an item of a list, the document) gives its first key.
 */
export function locateIn(root: YamlNode | undefined, whole: Span, path: Path): Location {
  if (root === undefined) return { value: [whole[0], whole[0]] };
  let at: Found = { node: root, span: root.span };
  for (const step of path) {
    const next = stepInto(at.node, step);
    if (next === undefined) return { value: at.key ?? firstKey(at) };
    at = next;
  }
  return at.key === undefined ? { value: at.span } : { key: at.key, value: at.span };
}

/** The span to mark for a finding: the value where it is one word, else its key. */
export function markIn(root: YamlNode | undefined, whole: Span, path: Path): Span {
  const { key, value } = locateIn(root, whole, path);
  const node = root === undefined ? undefined : nodeAt(root, path);
  const scalar = node !== undefined && node.kind !== 'list' && node.kind !== 'map' && value[1] > value[0];
  if (scalar) return value;
  if (key !== undefined) return key;
  return node === undefined ? value : firstKey({ node, span: value });
}

export function nodeAt(root: YamlNode, path: Path): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) node = node === undefined ? undefined : stepInto(node, step)?.node;
  return node;
}

function stepInto(node: YamlNode, step: string | number): Found | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.get(String(step));
    return entry === undefined ? undefined : { node: entry.value, key: entry.key, span: entry.span };
  }
  if (node.kind !== 'list' || typeof step !== 'number') return undefined;
  const item = node.items[step];
  return item === undefined ? undefined : { node: item.value, span: item.span };
}

function firstKey({ node, span }: Found): Span {
  if (node.kind === 'map') return node.entries.values().next().value?.key ?? span;
  const first = node.kind === 'list' ? node.items[0] : undefined;
  return first === undefined ? span : firstKey({ node: first.value, span: first.span });
}
