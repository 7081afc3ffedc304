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
  let line = 1;
  let lineStart = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let at = 0; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    const endsLine = unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10);
    if (endsLine) {
      line += 1;
      lineStart = at + 1;
    }
  }
  return { line, column: Math.max(end - lineStart, 0) + 1 };
}
