import type { Path } from '#domain/kubernetes/manifest.ts';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';

/** The fields of a type of the schema; none of a scalar. */
export const fieldsOf = (type: string): Readonly<Record<string, string>> =>
  Object.hasOwn(TYPES, type) ? (TYPES[type] ?? {}) : {};

/** What a list or a mapping holds. */
export const elementOf = (type: string): string => type.replace(/^(\[\]|map:)/, '');

/** The type at the end of a path from the root of a kind, '' where there is none. */
export function typeAt(kind: string, path: Path): string {
  let type = kind;
  for (const step of path) {
    const inside = type.startsWith('[]') || type.startsWith('map:');
    const fields = fieldsOf(type);
    const name = String(step);
    if (inside) type = elementOf(type);
    else type = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
  }
  return type;
}

/** A path as people write it: `spec.containers[0].ports`. */
export const printedPath = (path: Path): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
