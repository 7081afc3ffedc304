/** A bad value as field.Error prints it: text in Go's quotes, the rest as JSON. */
export function printed(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  return JSON.stringify(value) ?? 'null';
}

/** Go's %q: as JSON, except for characters that cannot be printed. */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/\\\\|\\u00([01][0-9a-f])/g, (escape, code?: string) =>
      code === undefined ? escape : inGo(code),
    )
    .replace(/\u007f/g, '\\x7f')
    .replace(
      /[\u0080-\u00a0\u00ad\u2028\u2029\ufeff]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

/** A control character for which JSON has no letter. */
function inGo(code: string): string {
  if (code === '07') return '\\a';
  return code === '0b' ? '\\v' : `\\x${code}`;
}
