import type { Composed } from './compose.ts';
import { lineEnd, lineStart } from './lines.ts';

/** How often a text is read again at most: each pass blanks one line more. Long texts get fewer. */
const mostPasses = (text: string): number => Math.min(12, 1 + Math.floor(100_000 / (text.length + 1)));

/**
 * What can be saved of a document that does not parse: its lines are blanked where the reader stops, and it is read again,
 * so that the drawing goes on while one line is being typed. When that does not help, everything from the first bad line on
 * is left away. `read` answers the document, or the offset where it stopped.
 */
export function salvage(
  source: string,
  from: number,
  read: (text: string) => Composed | number,
): Composed | undefined {
  const most = mostPasses(source);
  let text = source;
  let at = from;
  for (let pass = 0; pass < most; pass += 1) {
    text = blankLine(text, at);
    const result = read(text);
    if (typeof result !== 'number') return result.root === undefined ? headOf(source, from, read) : result;
    at = stoppedAt(text, result);
  }
  return headOf(source, from, read);
}

function headOf(
  source: string,
  from: number,
  read: (text: string) => Composed | number,
): Composed | undefined {
  const result = read(source.slice(0, lineStart(source, from)));
  return typeof result === 'number' ? undefined : result;
}

/** A reader that stops on a blank line stopped because of the line before. */
function stoppedAt(text: string, at: number): number {
  for (let start = lineStart(text, at); start >= 0; start = lineStart(text, start - 1)) {
    const line = text.slice(start, lineEnd(text, start));
    if (line.trim() !== '' || start === 0) return start;
  }
  return 0;
}

/** Spaces instead of the line, so that every offset after it stays. */
function blankLine(text: string, at: number): string {
  const start = lineStart(text, at);
  const end = lineEnd(text, start);
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
