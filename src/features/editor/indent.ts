/** How a line that is begun by Enter is indented: one table for the textarea and for Monaco. */

interface Rule {
  /** The line up to the caret. */
  readonly before: RegExp;
  /** What belongs beside the item's first key, or to its text in lines, stands two columns behind the dash. */
  readonly isItem: boolean;
  /** Its key has nothing behind it, or the mark of a text in lines: what belongs to it goes one step in. */
  readonly opens: boolean;
}

/** The first that fits counts; after any other line the indentation stays. */
export const INDENT_RULES: readonly Rule[] = [
  { before: /^\s*- [\w./-]+:\s*(?:[|>][+-]?\s*)?$/, isItem: true, opens: true },
  { before: /^\s*- (?:[\w./-]+:\s+\S.*|[|>][+-]?\s*)$/, isItem: true, opens: false },
  { before: /^[^#]*:\s*(?:[|>][+-]?\s*)?$/, isItem: false, opens: true },
];

const STEP = '  ';

/** The indentation after `before`, the line's text up to the caret. */
export function indentAfter(before: string): string {
  const indent = /^ */.exec(before)?.[0] ?? '';
  const rule = INDENT_RULES.find((candidate) => candidate.before.test(before));
  return `${indent}${rule?.isItem ? STEP : ''}${rule?.opens ? STEP : ''}`;
}
