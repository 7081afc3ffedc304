import { encode } from '#domain/kubernetes/added/encode.ts';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import type { ApiObject } from './objects.ts';

/**
 * An object in the form of the API's answers: empty structs that Go always writes are there, zeros that it leaves out are not,
 * quantities are in their canonical form. What the server itself writes stays.
 */
export function encoded(object: ApiObject): object {
  const { kind = '' } = object;
  if (!Object.hasOwn(TYPES, kind)) return object;
  const { metadata, ...rest } = encode(object, kind);
  const status = 'status' in object ? { status: object.status } : {};
  return { ...rest, metadata: { ...object.metadata, ...(metadata as object) }, ...status };
}
