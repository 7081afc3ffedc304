/** Small changes of a text, as one: what the text is afterwards, and where an offset has gone. */
import type { TextEdit } from '#domain/assist/types.ts';

/** In the text's order; those at one place stay in the order they were given. */
const inOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);

/** One change that does the work of all: from the first changed character to the last. Nothing for no edits. */
export function merged(text: string, edits: readonly TextEdit[]): TextEdit | undefined {
  const ordered = inOrder(edits);
  const [first] = ordered;
  if (!first) return undefined;
  const [start] = first.span;
  let written = '';
  let end = start;
  for (const edit of ordered) {
    written += text.slice(end, edit.span[0]) + edit.text;
    [, end] = edit.span;
  }
  return { span: [start, end], text: written };
}

/** Where the character that stood at `offset` stands after the edits; inside what was replaced, as far in as there is text. */
export function moved(offset: number, edits: readonly TextEdit[]): number {
  let shift = 0;
  for (const {
    span: [start, end],
    text,
  } of inOrder(edits)) {
    if (offset < start) break;
    if (offset < end) return start + shift + Math.min(offset - start, text.length);
    shift += text.length - (end - start);
  }
  return offset + shift;
}
