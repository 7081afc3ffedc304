/** A bad value as field.Error prints it: text in Go's quotes, the rest as JSON. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return JSON.stringify(value) ?? 'null';
}

/** Go's %q: as JSON, except for characters that cannot be printed. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u00a0\u00ad\u2028\u2029\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
