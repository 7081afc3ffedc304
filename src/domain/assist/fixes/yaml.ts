/** Mends of a text that does not parse. */
import { lineEnd, lineStart } from '#domain/kubernetes/yaml/lines.ts';
import { linesFrom, readLine } from '#domain/assist/outline/lines.ts';
import type { QuickFix, TextEdit } from '#domain/assist/types.ts';
import { blockOf, indented } from './lines.ts';
import { insertAt, type Subject } from './subject.ts';

/** Two spaces for each tab at the beginning of a line, in the whole text. */
export function spacesForTabs({ text }: Subject): readonly QuickFix[] {
  const edits: TextEdit[] = [];
  for (const [start, end] of linesFrom(text, 0)) {
    const blank = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? '';
    if (blank.includes('\t'))
      edits.push({ span: [start, start + blank.length], text: blank.replaceAll('\t', '  ') });
  }
  return edits.length > 0 ? [{ title: 'Replace tabs with spaces', edits }] : [];
}

/** The line, with what stands below it, moved to the columns of the lines above that it is nearest to. */
export function alignLine({ text, problem }: Subject): readonly QuickFix[] {
  const start = lineStart(text, problem.span[0]);
  const { first } = readLine(text, start, lineEnd(text, start));
  const column = first - start;
  const near = columnsAbove(text, start)
    .filter((each) => each !== column)
    .toSorted((a, b) => Math.abs(a - column) - Math.abs(b - column))
    .slice(0, 2);
  const [from, to] = blockOf(text, { start: first, column });
  const block = text.slice(from, to);
  return near.map((each) => ({
    title: `Indent by ${each} spaces`,
    edits: [{ span: [from, to], text: indented(block, each - column) }],
  }));
}

/** The columns in which keys and dashes stand above a line, that are still open there. */
function columnsAbove(text: string, before: number): readonly number[] {
  const open: number[] = [];
  for (const [start, end] of linesFrom(text, 0)) {
    if (start >= before) break;
    const line = readLine(text, start, end);
    if (line.first >= line.end || text[line.first] === '#') continue;
    const columns = [...line.dashes, line.body].map((at) => at - start);
    const least = columns[0] ?? 0;
    while (open.length > 0 && (open.at(-1) ?? 0) >= least) open.pop();
    open.push(...columns);
  }
  return open;
}

/** `name web` -> `name: web`, `name:web` -> `name: web`. */
export function addColon({ text, problem }: Subject): readonly QuickFix[] {
  const start = lineStart(text, problem.span[0]);
  const line = text.slice(start, lineEnd(text, start));
  const glued = /^([ \t]*(?:- +)*[A-Za-z][\w.-]*):(?=[^\s:/])/.exec(line);
  if (glued !== null)
    return [{ title: 'Add a space after the colon', edits: [insertAt(start + glued[0].length, ' ')] }];
  const bare = /^([ \t]*(?:- +)*[A-Za-z][\w.-]*)[ \t]*(?=\S|$)/.exec(line);
  if (bare === null || line.includes(':')) return [];
  return [{ title: 'Add the colon', edits: [insertAt(start + (bare[1] ?? '').length, ':')] }];
}

/** `args: echo: done` -> `args: "echo: done"`: the value behind the first colon in quotes. */
export function quoteLine({ text, problem }: Subject): readonly QuickFix[] {
  const start = lineStart(text, problem.span[0]);
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  const head = /^[ \t]*(?:- +)*(?:[\w.-]+:[ \t]+)?/.exec(line)?.[0] ?? '';
  const value = line.slice(head.length).trimEnd();
  if (value === '' || /^["']/.test(value)) return [];
  const from = start + head.length;
  return [
    {
      title: 'Put the value in quotes',
      edits: [{ span: [from, from + value.length], text: JSON.stringify(value) }],
    },
  ];
}

/** The quote that begins in the line, closed at its end. */
export function closeQuote({ text, problem }: Subject): readonly QuickFix[] {
  const end = contentEnd(text, problem.span[0]);
  const quote = /["']/.exec(text.slice(problem.span[0], end))?.[0];
  return quote === undefined ? [] : [{ title: 'Close the quote', edits: [insertAt(end, quote)] }];
}

export function closeBracket({ text, problem }: Subject): readonly QuickFix[] {
  const end = contentEnd(text, problem.span[0]);
  const open: string[] = [];
  for (const sign of text.slice(problem.span[0], end)) {
    if (sign === '[' || sign === '{') open.unshift(sign === '[' ? ']' : '}');
    else if (sign === open[0]) open.shift();
  }
  return open.length === 0 ? [] : [{ title: 'Close the bracket', edits: [insertAt(end, open.join(''))] }];
}

function contentEnd(text: string, at: number): number {
  const start = lineStart(text, at);
  return start + text.slice(start, lineEnd(text, at)).trimEnd().length;
}

/** No-break spaces and the like, which come with text from web pages; signs without width go. */
export function plainSpaces({ text }: Subject): readonly QuickFix[] {
  const edits = [...text.matchAll(/[\p{Zs}\p{Cf}]/gu)]
    .filter(({ index, 0: sign }) => index > 0 && sign !== ' ')
    .map(({ index, 0: sign }): TextEdit => ({
      span: [index, index + sign.length],
      text: /\p{Zs}/u.test(sign) ? ' ' : '',
    }));
  return edits.length > 0 ? [{ title: 'Replace the invisible characters with spaces', edits }] : [];
}

/** The key that began the item comes again: an item whose dash was forgotten. */
export function beginItem({ text, entry }: Subject): readonly QuickFix[] {
  const first = entry?.map.entries[0];
  if (entry?.map.owner.is !== 'item' || entry === first || entry.key !== first?.key) return [];
  const [start] = entry.keySpan;
  if (text.slice(start - 2, start) !== '  ') return [];
  return [{ title: 'Begin a new list item here', edits: [{ span: [start - 2, start], text: '- ' }] }];
}
