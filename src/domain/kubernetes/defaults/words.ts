/** Go's zero value counts as not set, so an empty word takes the default too. */
export const orElse = (text: string | undefined, fallback: string): string =>
  text === undefined || text === '' ? fallback : text;

/** The same for numbers. */
export const orElseNumber = (value: number | undefined, fallback: number): number =>
  value === undefined || value === 0 ? fallback : value;

/** `{ field: change(value) }` when the field is there, else nothing: for spreading into a copy. */
export function changed<K extends string, V, W>(
  key: K,
  value: V | undefined,
  change: (value: V) => W,
): Partial<Record<K, W>> {
  return value === undefined ? {} : ({ [key]: change(value) } as Record<K, W>);
}

/** What becomes of the parts of an object, by their field. */
export type Changes<T> = { readonly [K in keyof T]?: (part: NonNullable<T[K]>) => T[K] };

/** A copy in which the parts that are there are changed. */
export function withParts<T extends object>(object: T, changes: Changes<T>): T {
  const copy = { ...object };
  for (const field of Object.keys(object) as (keyof T)[]) {
    const change = changes[field];
    const part = object[field];
    if (change !== undefined && part !== undefined && part !== null) copy[field] = change(part);
  }
  return copy;
}
