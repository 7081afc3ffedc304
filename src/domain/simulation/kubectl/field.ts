/** The field at a path such as `status.phase`; undefined where there is none. */
export function readField(object: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>(ownField, object);
}

/** A field of its own, whatever Object.prototype has of that name. */
export function ownField(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
