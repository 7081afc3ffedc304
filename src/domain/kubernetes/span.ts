/** Half-open offsets into the text as it was given, in UTF-16 units. The editor alone turns them into lines. */
export type Span = readonly [start: number, end: number];

/** A place in the text as people count: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. CR, LF and CRLF each end one line; a byte order mark takes no column. */
export function positionAt(text: string, offset: number): Position {
  const end = Math.min(Math.max(offset, 0), text.length);
  const starts = lineStartsOf(text);
  let line = 0;
  for (let above = starts.length; line + 1 < above;) {
    const middle = (line + above) >> 1;
    if ((starts[middle] ?? 0) <= end) line = middle;
    else above = middle;
  }
  return { line: line + 1, column: Math.max(end - (starts[line] ?? 0), 0) + 1 };
}

/** Of the text that was asked for last: findings come by the hundred for one text. */
let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

function lineStartsOf(text: string): readonly number[] {
  if (last.text !== text) last = { text, starts: findLineStarts(text) };
  return last.starts;
}

function findLineStarts(text: string): readonly number[] {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const endsLine = unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10);
    if (endsLine) starts.push(at + 1);
  }
  return starts;
}
