import type { Span } from '#domain/kubernetes/span.ts';
import type { Use } from './compose.ts';
import { goSyntax } from './go-syntax.ts';
import { YamlFailure, type DuplicateKey, type MapEntry, type NumberNode, type YamlNode } from './node.ts';
import { keyOfFloat } from './scalars.ts';

/** More are not told apart by anybody. */
const MOST_DUPLICATES = 20;

/** Collects one mapping: keys become text as in JSON, the last of two equal ones counts, `<<` writes its mapping's entries in place. */
export class MapBuilder {
  readonly entries = new Map<string, MapEntry>();
  /** The keys that are written in this very mapping: once `<<` has been met, the entries alone do not tell any more. */
  #written: Map<string, Span> | undefined;
  readonly #duplicates: DuplicateKey[];
  size = 1;

  constructor(duplicates: DuplicateKey[]) {
    this.#duplicates = duplicates;
  }

  add(key: Use, value: Use): void {
    this.size += value.node.size + 1;
    if (key.merge) return this.#merge(value);
    const name = keyText(key.node, value.node);
    const first = this.#written === undefined ? this.entries.get(name)?.key : this.#written.get(name);
    if (first !== undefined && this.#duplicates.length < MOST_DUPLICATES)
      this.#duplicates.push({ key: name, first, last: key.span });
    this.#written?.set(name, key.span);
    this.entries.set(name, { key: key.span, span: value.span, value: value.node });
  }

  /**
   * After decoder.merge of goyaml.v2/decode.go: of several mappings the earlier ones win, so they are written
   * last. A key that stands before `<<` is overwritten, though YAML's own draft says otherwise: go-yaml/yaml#81.
   */
  #merge({ node, span }: Use): void {
    this.#written ??= new Map([...this.entries].map(([name, { key }]) => [name, key]));
    const maps = node.kind === 'list' ? node.items.map((item) => item.value).toReversed() : [node];
    for (const map of maps) {
      if (map.kind !== 'map')
        throw new YamlFailure(
          'yaml/merge',
          'yaml: map merge requires map or sequence of maps as the value',
          span,
        );
      for (const [name, entry] of map.entries) this.entries.set(name, entry);
    }
  }
}

const INT64_MAX = 9_223_372_036_854_775_807n;
const UINT64_MAX = 18_446_744_073_709_551_615n;

function keyOfNumber({ json, span }: NumberNode): string {
  if (!/^-?\d+$/.test(json)) return keyOfFloat(json);
  const value = BigInt(json);
  if (value <= INT64_MAX) return value >= -INT64_MAX - 1n ? json : keyOfFloat(json);
  if (value > UINT64_MAX) return keyOfFloat(json);
  throw new YamlFailure('yaml/complex-key', `unsupported map key of type: uint64, key: ${json}`, span);
}

/** After convertToJSONableObject of sigs.k8s.io/yaml: what a key is in JSON. */
function keyText(node: YamlNode, value: YamlNode): string {
  switch (node.kind) {
    case 'string':
      return node.value;
    case 'bool':
      return String(node.value);
    case 'number':
      return keyOfNumber(node);
    case 'null':
      throw new YamlFailure(
        'yaml/null-key',
        `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${value.kind === 'null' ? '<nil>' : goSyntax(value)}`,
        node.span,
      );
    case 'list':
    case 'map':
      throw new YamlFailure('yaml/complex-key', `yaml: invalid map key: ${goSyntax(node)}`, node.span);
  }
}
