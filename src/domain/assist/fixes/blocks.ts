/** Whole lines of a mapping: where they end, and how others come below them. */
import type { Entry, MapNode } from '#domain/assist/outline/nodes.ts';
import type { QuickFix, TextEdit } from '#domain/assist/types.ts';
import { blockOfEntry } from './lines.ts';
import { insertAt } from './subject.ts';

/** One fix, or none when one of its edits could not be made. */
export function fixOf(title: string, edits: readonly (TextEdit | undefined)[]): readonly QuickFix[] {
  const made = edits.filter((edit) => edit !== undefined);
  return made.length === edits.length && made.length > 0 ? [{ title, edits: made }] : [];
}

/** Lines below the last of a mapping, in its column; undefined for one in braces. */
export function appendTo(text: string, map: MapNode, lines: readonly string[]): TextEdit | undefined {
  const last = map.entries.at(-1);
  return last === undefined || map.column < 0 ? undefined : linesAtEnd(text, last, map.column, lines);
}

export function linesAtEnd(text: string, entry: Entry, column: number, lines: readonly string[]): TextEdit {
  const [, end] = blockOfEntry(text, entry);
  const own = lines.map((line) => ' '.repeat(column) + line).join('\n');
  return insertAt(end, endsLine(text, end) ? `${own}\n` : `\n${own}`);
}

/** A line ends right before the offset. */
export const endsLine = (text: string, at: number): boolean => /[\r\n]/.test(text[at - 1] ?? '');
