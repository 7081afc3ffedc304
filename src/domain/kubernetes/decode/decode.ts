import type { Path } from '#domain/kubernetes/manifest.ts';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import type { MapNode, YamlNode } from '#domain/kubernetes/yaml/node.ts';
import { embedded, goType, jsonKind } from './go-names.ts';
import { nearest } from './nearest.ts';
import type { DecodeCode, DecodeProblem } from './problem.ts';
import { decodeScalar, type Refusal } from './scalars.ts';

export interface Decoded {
  /** Every field of the right type; list items keep their positions. */
  readonly value: Readonly<Record<string, unknown>>;
  /** As the API server would say them: one `Decode`, or all `Strict`. */
  readonly problems: readonly DecodeProblem[];
}

/** Where the decoder is: in the document, in Kubernetes' words, and in Go's. */
interface Place {
  readonly path: Path;
  readonly field: string;
  readonly struct: string;
  readonly goPath: readonly string[];
}

/**
 * Decodes an object strictly by the schema, after sigs.k8s.io/json: names are case-sensitive, null is the zero value, fields come
 * in the order of JSON (sorted). The first wrong type gives the message, unless one that ends the decoding (a quantity, a time) follows.
 */
export function decodeObject(node: MapNode, type: string): Decoded {
  const decoder = new Decoder();
  const value = decoder.struct(node, type, { path: [], field: '', struct: type, goPath: [] });
  return { value, problems: decoder.problems() };
}

class Decoder {
  readonly #saved: DecodeProblem[] = [];
  readonly #ending: DecodeProblem[] = [];
  readonly #unknown: DecodeProblem[] = [];

  problems(): readonly DecodeProblem[] {
    const first = this.#ending[0] ?? this.#saved[0];
    return first === undefined ? this.#unknown : [first];
  }

  struct(node: MapNode, type: string, place: Place): Record<string, unknown> {
    const fields = TYPES[type] ?? {};
    const value: Record<string, unknown> = {};
    for (const [name, entry] of sorted(node)) {
      const wanted = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (wanted === undefined) this.#unknownField(name, place, Object.keys(fields));
      else this.#set(value, name, this.#value(entry.value, wanted, stepInto(place, type, name)));
    }
    return value;
  }

  #set(value: Record<string, unknown>, name: string, decoded: unknown): void {
    if (decoded !== undefined) value[name] = decoded;
  }

  #value(node: YamlNode, type: string, place: Place): unknown {
    if (type.startsWith('[]')) return this.#list(node, type, place);
    if (type.startsWith('map:')) return this.#map(node, type, place);
    if (Object.hasOwn(TYPES, type)) return this.#object(node, type, place);
    if (type === 'any') return node.kind === 'null' ? undefined : {};
    const decoded = decodeScalar(node, type);
    if (!('refusal' in decoded)) return decoded.value;
    this.#refuse(decoded.refusal, type, node, place);
    return undefined;
  }

  #object(node: YamlNode, type: string, place: Place): unknown {
    if (node.kind === 'null') return undefined;
    if (node.kind === 'map') return this.struct(node, type, { ...place, struct: type });
    return this.#wrongType(node, type, place);
  }

  #list(node: YamlNode, type: string, place: Place): unknown {
    if (node.kind === 'null') return undefined;
    if (node.kind !== 'list') return this.#wrongType(node, type, place);
    const item = type.slice(2);
    return node.items.map(({ value }, at) => {
      const where = { ...place, path: [...place.path, at], field: `${place.field}[${at}]` };
      return this.#value(value, item, where) ?? zero(item);
    });
  }

  #map(node: YamlNode, type: string, place: Place): unknown {
    if (node.kind === 'null') return undefined;
    if (node.kind !== 'map') return this.#wrongType(node, type, place);
    const item = type.slice('map:'.length);
    const entries = sorted(node).map(([key, { value }]): [string, unknown] => {
      const where = { ...place, path: [...place.path, key], field: `${place.field}[${key}]` };
      const decoded = this.#value(value, item, where);
      return [key, decoded ?? (value.kind === 'null' ? zero(item) : undefined)];
    });
    // Object.fromEntries makes an own property even of `__proto__`.
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  #unknownField(name: string, place: Place, known: readonly string[]): void {
    const field = place.field === '' ? name : `${place.field}.${name}`;
    const message = `unknown field ${JSON.stringify(field)}`;
    const path = [...place.path, name];
    this.#unknown.push({
      type: 'Strict',
      code: 'decode/unknown-field',
      message,
      path,
      field,
      wanted: nearest(name, known),
      found: name,
    });
  }

  #wrongType(node: YamlNode, type: string, place: Place): undefined {
    this.#refuse({ found: jsonKind(node), code: 'decode/wrong-type' }, type, node, place);
    return undefined;
  }

  #refuse(refusal: Refusal, type: string, node: YamlNode, place: Place): void {
    const target = `Go struct field ${place.struct}.${place.goPath.join('.')} of type ${goType(type)}`;
    const message = refusal.message ?? `json: cannot unmarshal ${refusal.found} into ${target}`;
    const code: DecodeCode = refusal.code;
    const problem: DecodeProblem = {
      type: 'Decode',
      code,
      message,
      path: place.path,
      field: place.field,
      wanted: type,
      found: node.kind === 'number' ? node.json : refusal.found,
    };
    (refusal.ends === true ? this.#ending : this.#saved).push(problem);
  }
}

function stepInto(place: Place, type: string, name: string): Place {
  const inner = embedded(type, name);
  return {
    path: [...place.path, name],
    field: place.field === '' ? name : `${place.field}.${name}`,
    struct: type,
    goPath: [...place.goPath, ...(inner === undefined ? [] : [inner]), name],
  };
}

const sorted = (node: MapNode) => [...node.entries].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Go's zero value: what null, or an item that could not be decoded, leaves in a list or a map. */
function zero(type: string): unknown {
  if (type.startsWith('string') || type === 'byte' || type === 'time') return '';
  if (type === 'quantity') return '0';
  if (type === 'bool') return false;
  if (type.startsWith('int') || type === 'float64') return 0;
  return type.startsWith('[]') ? [] : {};
}
