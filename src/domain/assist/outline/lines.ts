import type { Span } from '#domain/kubernetes/span.ts';

/** One line taken apart. Offsets are of the whole text. */
export interface Line {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  /** Offset of its first sign that is no space; `end` for a blank line. */
  readonly first: number;
  /** Offsets of its dashes that begin list items. */
  readonly dashes: readonly number[];
  /** Where its key or its value begins, behind the dashes. */
  readonly body: number;
  readonly key?: { readonly text: string; readonly span: Span };
  /** The value behind the key, or the whole body where there is no key; without comment and blanks around it. */
  readonly value: Span;
}

const KEY =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#&*!|>%@`{}[\],][^:#]*?(?:[:#][^\s:#][^:#]*?)*?)\s*:(?=\s|$)/;

/** Each line of `text` from `from` on; CR, LF and CRLF end one. */
export function* linesFrom(text: string, from: number): Generator<readonly [start: number, end: number]> {
  for (let start = from; start <= text.length;) {
    const found = nextEnd(text, start);
    yield [start, found];
    start = found + (text[found] === '\r' && text[found + 1] === '\n' ? 2 : 1);
  }
}

function nextEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

export function readLine(text: string, start: number, end: number): Line {
  const first = skip(text, start, end);
  const dashes: number[] = [];
  let body = first;
  while (text[body] === '-' && (body + 1 >= end || text[body + 1] === ' ')) {
    dashes.push(body);
    body = skip(text, body + 1, end);
  }
  const rest = text.slice(body, Math.min(end, body + LONGEST_KEY));
  const found = rest.includes(':') ? KEY.exec(rest) : null;
  if (found === null) return { start, end, first, dashes, body, value: trimmed(text, body, end) };
  const key = found[1] ?? '';
  const behind = body + found[0].length;
  return {
    start,
    end,
    first,
    dashes,
    body,
    key: { text: unquoted(key), span: [body, body + key.length] },
    value: trimmed(text, skip(text, behind, end), end),
  };
}

/** Longer words are no keys of the API, and a pattern should not walk through a pasted file. */
const LONGEST_KEY = 300;

function skip(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text[at])) at += 1;
  return at;
}

/** Without a comment behind it and without blanks at its end. */
function trimmed(text: string, start: number, end: number): Span {
  let last = commentIn(text, start, end);
  while (last > start && isBlank(text[last - 1])) last -= 1;
  return [start, last];
}

function commentIn(text: string, start: number, end: number): number {
  for (let at = behindQuotes(text, start, end); at < end; at += 1)
    if (text[at] === '#' && (at === start || isBlank(text[at - 1]))) return at;
  return end;
}

/** Behind the value in quotes that begins at `start`, or `start` itself. */
function behindQuotes(text: string, start: number, end: number): number {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") return start;
  for (let at = start + 1; at < end; at += 1) if (text[at] === quote && text[at - 1] !== '\\') return at;
  return end;
}

const isBlank = (sign: string | undefined): boolean => sign === ' ' || sign === '\t';

export function unquoted(text: string): string {
  const quote = text[0];
  if (text.length < 2 || (quote !== '"' && quote !== "'") || text.at(-1) !== quote) return text;
  return quote === "'" ? text.slice(1, -1).replaceAll("''", "'") : text.slice(1, -1).replace(/\\(.)/g, '$1');
}
