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
