import { REQUIRED } from '#domain/kubernetes/schema/docs.gen.ts';
import { ENUMS, KINDS, TYPES } from '#domain/kubernetes/schema/schema.gen.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * One kind of the Kubernetes API as a JSON Schema (draft 7), from the tables that our own decoder reads. As the schemas that
 * kubeconform and editors use: no unknown fields, the required marks of the API's documentation, null where a field may be left out.
 */
export function jsonSchemaOf(kind: string): JsonSchema {
  return { $schema: DRAFT, ...rootOf(kind), definitions: definitionsOf(typesBelow(kind)) };
}

/** All kinds in one schema, of which an object has to fit one. */
export function jsonSchemaOfAll(): JsonSchema {
  const kinds = Object.keys(KINDS);
  const roots = Object.fromEntries(kinds.map((kind) => [kind, rootOf(kind)]));
  return {
    $schema: DRAFT,
    oneOf: kinds.map((kind) => ({ $ref: `#/definitions/${kind}` })),
    definitions: { ...definitionsOf(kinds.flatMap(typesBelow)), ...roots },
  };
}

const DRAFT = 'http://json-schema.org/draft-07/schema#';

function rootOf(kind: string): JsonSchema {
  const root = objectOf(kind);
  const properties = { ...root.properties, kind: { const: kind }, apiVersion: { const: KINDS[kind] } };
  return { ...root, properties, required: ['apiVersion', 'kind'] };
}

const definitionsOf = (types: readonly string[]): JsonSchema =>
  Object.fromEntries(types.map((type) => [type, objectOf(type)]));

function objectOf(type: string) {
  const required = REQUIRED[type] ?? [];
  const properties = Object.entries(TYPES[type] ?? {}).map(([field, of]) => {
    const words = ENUMS[`${type}.${field}`];
    return [field, schemaOf(of, words, !required.includes(field))] as const;
  });
  return {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
const SCALARS: ReadonlyMap<string, JsonSchema> = new Map<string, JsonSchema>([
  ['string', { type: 'string' }],
  ['byte', { type: 'string' }],
  ['time', { type: 'string' }],
  ['bool', { type: 'boolean' }],
  ['int32', { type: 'integer', ...INT32 }],
  ['int64', { type: 'integer' }],
  ['float64', { type: 'number' }],
  ['quantity', { type: ['string', 'number'] }],
  ['intOrString', { type: ['string', 'integer'] }],
]);

function schemaOf(type: string, words: readonly string[] | undefined, nullable: boolean): JsonSchema {
  if (type.startsWith('[]'))
    return withNull({ type: 'array', items: schemaOf(type.slice(2), words, false) }, nullable);
  if (type.startsWith('map:')) {
    const additionalProperties = schemaOf(type.slice('map:'.length), words, true);
    return withNull({ type: 'object', additionalProperties }, nullable);
  }
  if (Object.hasOwn(TYPES, type)) return { $ref: `#/definitions/${type}` };
  const scalar = SCALARS.get(type.replace(/^string:.*/, 'string')) ?? {};
  return withNull(words === undefined ? scalar : { ...scalar, enum: words }, nullable);
}

function withNull(schema: JsonSchema, nullable: boolean): JsonSchema {
  if (!nullable || schema['type'] === undefined) return schema;
  const words = schema['enum'] === undefined ? {} : { enum: [...(schema['enum'] as string[]), null] };
  return { ...schema, type: [schema['type'], 'null'].flat(), ...words };
}

/** Every type that a kind holds at any depth. */
function typesBelow(kind: string): readonly string[] {
  const seen = new Set<string>();
  const queue = [kind];
  for (let type = queue.pop(); type !== undefined; type = queue.pop()) {
    const inner = Object.values(TYPES[type] ?? {}).map((of) => of.replace(/^(\[\]|map:)+/, ''));
    for (const name of inner.filter((each) => Object.hasOwn(TYPES, each) && !seen.has(each))) {
      seen.add(name);
      queue.push(name);
    }
  }
  return [...seen];
}
