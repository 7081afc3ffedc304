import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { MapNode, YamlNode } from '#domain/kubernetes/yaml/node.ts';
import { goField, goType, jsonKind } from './go-names.ts';
import { nearest } from './nearest.ts';
import type { DecodeProblem } from './problem.ts';
import { decodeScalar, type Refusal } from './scalars.ts';
import { shapeOf, type Fields, type Shape } from './shape.ts';

export interface Decoded {
  /** Every field of the right type; list items keep their positions. */
  readonly value: Readonly<Record<string, unknown>>;
  /** As the API server would say them: one `Decode`, or all `Strict`. */
  readonly problems: readonly DecodeProblem[];
}

/**
 * Decodes an object strictly by the schema, after sigs.k8s.io/json: names are case-sensitive, null is the zero value, fields come
 * in the order of JSON (sorted). The first wrong type gives the message, unless one that ends the decoding (a quantity, a time) follows.
 */
export function decodeObject(node: MapNode, type: string): Decoded {
  const decoder = new Decoder(type);
  const shape = shapeOf(type);
  const fields: Fields = shape.is === 'object' ? shape.fields : new Map();
  return { value: decoder.struct(node, fields, FieldPath.root), problems: decoder.problems() };
}

class Decoder {
  /** The type of the whole object. */
  readonly #type: string;
  readonly #saved: DecodeProblem[] = [];
  readonly #ending: DecodeProblem[] = [];
  readonly #unknown: DecodeProblem[] = [];

  constructor(type: string) {
    this.#type = type;
  }

  problems(): readonly DecodeProblem[] {
    const first = this.#ending[0] ?? this.#saved[0];
    return first === undefined ? this.#unknown : [first];
  }

  struct(node: MapNode, fields: Fields, path: FieldPath): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const name of sorted(node)) {
      const shape = fields.get(name);
      const written = node.entries.get(name)?.value;
      if (shape === undefined) this.#unknownField(name, path, fields);
      else if (written !== undefined) {
        const decoded = this.#value(written, shape, path.child(name));
        if (decoded !== undefined) value[name] = decoded;
      }
    }
    return value;
  }

  #value(node: YamlNode, shape: Shape, path: FieldPath): unknown {
    if (shape.is === 'scalar') return this.#scalar(node, shape.type, path);
    if (node.kind === 'null') return undefined;
    if (shape.is === 'any') return {};
    if (shape.is === 'list' && node.kind === 'list')
      return node.items.map(
        ({ value }, at) => this.#value(value, shape.of, path.index(at)) ?? zero(shape.of.type),
      );
    if (shape.is === 'map' && node.kind === 'map') return this.#map(node, shape.of, path);
    if (shape.is === 'object' && node.kind === 'map') return this.struct(node, shape.fields, path);
    return this.#refuse({ found: jsonKind(node), code: 'decode/wrong-type' }, shape.type, node, path);
  }

  #scalar(node: YamlNode, type: string, path: FieldPath): unknown {
    const decoded = decodeScalar(node, type);
    return 'refusal' in decoded ? this.#refuse(decoded.refusal, type, node, path) : decoded.value;
  }

  #map(node: MapNode, shape: Shape, path: FieldPath): unknown {
    const decoded: [string, unknown][] = [];
    for (const key of sorted(node)) {
      const item = node.entries.get(key)?.value;
      if (item === undefined) continue;
      const value = this.#value(item, shape, path.key(key));
      if (value !== undefined) decoded.push([key, value]);
      else if (item.kind === 'null') decoded.push([key, zero(shape.type)]);
    }
    // Object.fromEntries makes an own property even of `__proto__`.
    return Object.fromEntries(decoded);
  }

  #unknownField(name: string, parent: FieldPath, known: Fields): void {
    const path = parent.child(name);
    const field = path.toString();
    this.#unknown.push({
      type: 'Strict',
      code: 'decode/unknown-field',
      message: `unknown field ${JSON.stringify(field)}`,
      path: path.steps,
      field,
      wanted: nearest(name, [...known.keys()]),
      found: name,
    });
  }

  #refuse(refusal: Refusal, type: string, node: YamlNode, at: FieldPath): undefined {
    const path = at.steps;
    const target = `Go struct field ${goField(this.#type, path)} of type ${goType(type)}`;
    const problem: DecodeProblem = {
      type: 'Decode',
      code: refusal.code,
      message: refusal.message ?? `json: cannot unmarshal ${refusal.found} into ${target}`,
      path,
      field: at.toString(),
      wanted: type,
      found: node.kind === 'number' ? node.json : refusal.found,
    };
    (refusal.ends === true ? this.#ending : this.#saved).push(problem);
    return undefined;
  }
}

const sorted = ({ entries }: MapNode) => [...entries.keys()].toSorted();

/** Go's zero value: what null, or an item that could not be decoded, leaves in a list or a map. */
function zero(type: string): unknown {
  if (type.startsWith('string') || type === 'byte' || type === 'time') return '';
  if (type === 'quantity') return '0';
  if (type === 'bool') return false;
  if (type.startsWith('int') || type === 'float64') return 0;
  return type.startsWith('[]') ? [] : {};
}
