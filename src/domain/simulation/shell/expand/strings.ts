/** What `${x#p}`, `${x/p/r}` and `${x:o:l}` do with a text. */
import { matchEnds, type Pattern, reversed } from './pattern.ts';

export type TrimOperator = '#' | '##' | '%' | '%%';

export function trimmed(text: string, operator: TrimOperator, pattern: Pattern): string {
  const isPrefix = operator.startsWith('#');
  const [subject, ways] = isPrefix ? [text, pattern] : [backwards(text), reversed(pattern)];
  const length = matchedLength(ways, subject, 0, operator.length === 2);
  if (length === undefined) return text;
  return isPrefix ? text.slice(length) : text.slice(0, text.length - length);
}

/** The first match, or each, replaced; a match is as long as it can be, and never empty. */
export function replaced(text: string, pattern: Pattern, by: string, all: boolean): string {
  if (pattern.length === 0) return text;
  let result = '';
  let at = 0;
  while (at < text.length) {
    const length = matchedLength(pattern, text, at, true) ?? 0;
    if (length === 0) {
      result += text.charAt(at);
      at += 1;
      continue;
    }
    result += by;
    at += length;
    if (!all) break;
  }
  return result + text.slice(at);
}

/** A negative offset counts from the end, a negative length leaves so much of the end out. */
export function sliced(text: string, from: number, most: number | undefined): string {
  const start = from < 0 ? text.length + from : from;
  if (start < 0 || start > text.length) return '';
  const end = most === undefined ? text.length : most < 0 ? text.length + most : start + most;
  return text.slice(start, Math.max(start, end));
}

function matchedLength(pattern: Pattern, text: string, from: number, longest: boolean): number | undefined {
  let length: number | undefined;
  for (const end of matchEnds(pattern, text, from)) {
    length = end - from;
    if (!longest) break;
  }
  return length;
}

/** Bytes in the other order. */
const backwards = (text: string): string => text.split('').toReversed().join('');
