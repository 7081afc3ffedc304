import { documentationOf, isDeprecated, requiredOf } from '#domain/assist/documentation.ts';
import { orderOf } from '#domain/assist/field-order.ts';
import { hasNames, podLabels } from '#domain/assist/names.ts';
import { keysAt, type MapNode, type Owner } from '#domain/assist/outline/nodes.ts';
import { fieldsOf, isStruct, typeOf, writtenType } from '#domain/assist/types-at.ts';
import type { Suggestion } from '#domain/assist/types.ts';
import { wordsOf } from '#domain/assist/words.ts';
import { escaped, writtenField } from '#domain/assist/writing.ts';
import { suggestion, type Desk } from './desk.ts';
import { suggestSnippets } from './lines.ts';

/** The fields of a type that `map` does not have yet; with `prefix` and `column`, as the first field of a new item. */
export function suggestFields(
  type: string,
  map: MapNode | undefined,
  desk: Desk,
  prefix = '',
): readonly Suggestion[] {
  const present = new Set(keysAt(map));
  const written = desk.spot.entry?.key;
  const place = { ...desk.place, column: desk.place.column + prefix.length };
  const fields = Object.entries(fieldsOf(type)).flatMap(([field, fieldType]) => {
    const order = orderOf(type, field);
    if (order === undefined || (present.has(field) && field !== written)) return [];
    const required = requiredOf(type).includes(field);
    return suggestion(desk, {
      label: `${prefix}${field}`,
      filter: field,
      kind: 'field',
      detail: [writtenType(fieldType), ...remarks(type, field, required)].join(', '),
      documentation: documentationOf(type, field),
      insert: written === undefined ? `${prefix}${writtenField(field, fieldType, place)}` : escaped(field),
      order: `${tier(type, field, required)}${order}`,
      goesOn: written === undefined && goesOn(type, field, fieldType),
    });
  });
  if (written !== undefined || prefix !== '') return fields;
  const items = map === undefined ? suggestSnippets(`[]${type}`, desk) : [];
  return [...fields, ...items, ...suggestSnippets(type, desk, { present })];
}

const remarks = (type: string, field: string, required: boolean): readonly string[] => [
  ...(required ? ['required'] : []),
  ...(isDeprecated(type, field) ? ['deprecated'] : []),
];

function tier(type: string, field: string, required: boolean): string {
  if (required) return '1';
  return isDeprecated(type, field) ? '9' : '2';
}

function goesOn(type: string, field: string, fieldType: string): boolean {
  if (fieldType === 'bool' || fieldType.startsWith('[]') || fieldType.startsWith('map:')) return true;
  return isStruct(fieldType) || wordsOf(type, field).length > 0 || hasNames(type, field);
}

/** Keys of free choice: labels that Pods carry for a selector, resources, labels that a selector asks for. */
export function suggestKeys(owner: Owner, desk: Desk): readonly Suggestion[] {
  if (owner.is !== 'entry') return [];
  const known = KEYS[`${owner.key}`] ?? [];
  const present = new Set(keysAt(owner.value));
  const labels = isSelector(owner) ? [...podLabels(desk)] : [];
  const written = desk.spot.entry !== undefined;
  const keys = known.map(([key, says]) =>
    suggestion(desk, {
      label: key,
      kind: 'field',
      detail: says,
      insert: written ? key : `${key}: $1`,
      order: `1${key}`,
    }),
  );
  const pairs = labels.flatMap(([key, values]) =>
    values.map((value) =>
      suggestion(desk, {
        label: written ? key : `${key}: ${value}`,
        filter: key,
        kind: 'name',
        detail: 'label of a Pod here',
        insert: written ? escaped(key) : escaped(`${key}: ${quotedIfNeeded(value)}`),
        order: `1${key}`,
      }),
    ),
  );
  return [...keys, ...pairs].filter(({ filter }) => !present.has(filter) || desk.spot.entry?.key === filter);
}

const KEYS: Readonly<Record<string, readonly (readonly [key: string, says: string])[]>> = {
  requests: [
    ['cpu', 'cores, or thousandths: 500m'],
    ['memory', 'bytes: 64Mi, 1Gi'],
    ['ephemeral-storage', 'bytes: 1Gi'],
  ],
  limits: [
    ['cpu', 'cores, or thousandths: 500m'],
    ['memory', 'bytes: 64Mi, 1Gi'],
    ['ephemeral-storage', 'bytes: 1Gi'],
  ],
};

const isSelector = (owner: Owner): boolean =>
  owner.is === 'entry' &&
  (owner.key === 'matchLabels' || (owner.key === 'selector' && typeOf(owner) === 'map:string'));

/** A text that YAML would read as something else stands in quotes. */
export const quotedIfNeeded = (text: string): string =>
  /^[A-Za-z/][\w./-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
