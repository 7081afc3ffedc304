/** Values as Go prints them. */
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sortedEntries = (value: Fields): readonly (readonly [string, unknown])[] =>
  Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));

/** With sorted keys at every level; fields that are undefined are left out. */
export function sortedFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedFields);
  if (!isFields(value)) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, field]) => [key, sortedFields(field)]));
}

/** As encoding/json writes it: sorted keys, and signs that HTML knows as escapes. */
export function goJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(sortedFields(value), undefined, indent) ?? 'null';
  return text.replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As fmt prints with %v: `map[a:1 b:[x y]]`. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`;
  if (!isFields(value)) return String(value as string | number | boolean);
  return `map[${sortedEntries(value)
    .map(([key, field]) => `${key}:${goText(field)}`)
    .join(' ')}]`;
}

/** As fmt prints with %#v. */
export function goSyntax(value: unknown): string {
  if (value === null || value === undefined) return 'interface {}(nil)';
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`;
  if (!isFields(value)) return JSON.stringify(value);
  return `map[string]interface {}{${sortedEntries(value)
    .map(([key, field]) => `${JSON.stringify(key)}:${goSyntax(field)}`)
    .join(', ')}}`;
}
