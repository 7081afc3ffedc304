import type { Entry } from '#domain/assist/outline/nodes.ts';
import { linesFrom } from '#domain/assist/outline/lines.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import { lineEnd, lineStart } from '#domain/kubernetes/yaml/lines.ts';

/** Behind the line's end sign. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return Math.min(end + (text.startsWith('\r\n', end) ? 2 : 1), text.length);
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** The lines of an entry or item: from its first to the last that stands deeper, whole, with the last line's end sign. */
export function blockOf(
  text: string,
  { start, column }: { readonly start: number; readonly column: number },
): Span {
  const first = lineStart(text, start);
  let end = nextLine(text, start);
  for (const [from, to] of linesFrom(text, end)) {
    if (from >= text.length) break;
    const line = text.slice(from, to);
    const indent = line.search(/\S/);
    if (indent >= 0 && (indent < column || (indent === column && !isListBelow(line, indent)))) break;
    if (/^(---|\.\.\.)/.test(line)) break;
    if (indent >= 0) end = nextLine(text, from);
  }
  return [first, end];
}

/** Dashes in the column of their key belong to the key. */
const isListBelow = (line: string, indent: number): boolean => /^-(\s|$)/.test(line.slice(indent));

export const blockOfEntry = (text: string, entry: Entry): Span =>
  blockOf(text, { start: entry.keySpan[0], column: columnOf(text, entry.keySpan[0]) });

/** Every line that is not blank, moved by so many spaces to the right, or to the left. */
export function indented(text: string, by: number): string {
  return text.replace(/^[^\S\r\n]*(?=\S)/gm, (blank) => ' '.repeat(Math.max(blank.length + by, 0)));
}
