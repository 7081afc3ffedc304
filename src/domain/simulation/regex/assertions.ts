import { isWordByte } from './bracket.ts';
import type { Assertion } from './syntax.ts';

/** A text and how its begin is to be seen. */
export interface Subject {
  readonly text: string;
  /** The text is the rest of a line: `^` does not match at its begin. */
  readonly notAtBegin: boolean;
}

export function holds(what: Assertion, { text, notAtBegin }: Subject, at: number): boolean {
  if (what === 'lineBegin') return at === 0 && !notAtBegin;
  if (what === 'textBegin') return at === 0;
  if (what === 'lineEnd' || what === 'textEnd') return at === text.length;
  return holdsAtWord(what, isWordAt(text, at - 1), isWordAt(text, at));
}

/** Beyond its ends a text is no word: the code there is NaN. */
const isWordAt = (text: string, at: number): boolean => isWordByte(text.charCodeAt(at));

function holdsAtWord(what: Assertion, before: boolean, after: boolean): boolean {
  if (what === 'wordBegin') return !before && after;
  if (what === 'wordEnd') return before && !after;
  return (before !== after) === (what === 'wordEdge');
}
