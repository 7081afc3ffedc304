/** The indentation of a line that is begun after `before`, the line's text up to the caret: one step more below a bare key. */
export function indentAfter(before: string): string {
  const indent = /^ */.exec(before)?.[0] ?? '';
  return /^\s*[^#]*:\s*$/.test(before) ? `${indent}  ` : indent;
}
