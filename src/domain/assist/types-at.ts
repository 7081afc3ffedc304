import { KINDS, TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import { sheetOf, textAt, type OutlineNode, type Owner, type Sheet } from './outline/nodes.ts';

/** The type of a document whose kind is not known yet: what every object has. */
export const ANY_OBJECT = 'Object';
const OBJECT_FIELDS: Readonly<Record<string, string>> = {
  apiVersion: 'string',
  kind: 'string',
  metadata: 'ObjectMeta',
};
const LIST = 'List';
const LIST_FIELDS: Readonly<Record<string, string>> = { ...OBJECT_FIELDS, items: '[]Object' };

/** The fields of a type of the schema, with their types in its notation; none for a scalar. */
export function fieldsOf(type: string): Readonly<Record<string, string>> {
  if (type === ANY_OBJECT) return OBJECT_FIELDS;
  if (type === LIST) return LIST_FIELDS;
  return Object.hasOwn(TYPES, type) ? (TYPES[type] ?? {}) : {};
}

export const isStruct = (type: string): boolean => Object.keys(fieldsOf(type)).length > 0;

/** The type of what an owner holds, in the notation of schema.gen.ts; undefined where the API knows no such field. */
export function typeOf(owner: Owner): string | undefined {
  if (owner.is === 'sheet') return kindOf(owner.value);
  if (owner.is === 'item') {
    const type = typeOf(owner.list.owner);
    if (type === '[]Object') return kindOf(owner.value);
    return type?.startsWith('[]') === true ? type.slice(2) : undefined;
  }
  const type = typeOf(owner.map.owner);
  if (type === undefined) return undefined;
  if (type.startsWith('map:')) return type.slice('map:'.length);
  const fields = fieldsOf(type);
  return Object.hasOwn(fields, owner.key) ? fields[owner.key] : undefined;
}

function kindOf(root: OutlineNode | undefined): string {
  const kind = textAt(root, 'kind');
  return kind === LIST || Object.hasOwn(KINDS, kind) ? kind : ANY_OBJECT;
}

/** The nearest thing around an owner that has one of the types, itself included. */
export function around(owner: Owner, ...types: readonly string[]): OutlineNode | undefined {
  for (let at: Owner = owner; at.is !== 'sheet'; at = at.is === 'entry' ? at.map.owner : at.list.owner) {
    const type = typeOf(at);
    if (type !== undefined && types.includes(type)) return at.value;
  }
  const sheet: Sheet = sheetOf(owner);
  return types.includes(typeOf(sheet) ?? '') ? sheet.value : undefined;
}

/** As `kubectl explain` writes a type. */
export function writtenType(type: string): string {
  if (type.startsWith('[]')) return `[]${writtenType(type.slice(2))}`;
  if (type.startsWith('map:')) return `map[string]${writtenType(type.slice(4))}`;
  if (type.startsWith('string')) return 'string';
  return PLAIN.get(type) ?? type;
}

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['bool', 'boolean'],
  ['int32', 'integer'],
  ['int64', 'integer'],
  ['float64', 'number'],
  ['quantity', 'Quantity'],
  ['intOrString', 'IntOrString'],
  ['byte', 'base64 text'],
  ['time', 'Time'],
]);
