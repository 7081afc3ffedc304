import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import type { Entry, OutlineNode, Owner, Sheet } from '#domain/assist/outline/nodes.ts';
import { outlineOf } from '#domain/assist/outline/outline.ts';
import type { TextEdit } from '#domain/assist/types.ts';

/** A finding with the place in the outline that it marks. */
export interface Subject {
  readonly text: string;
  readonly problem: Diagnostic;
  readonly sheets: readonly Sheet[];
  /** The document that it stands in. */
  readonly sheet: Sheet | undefined;
  /** The key that is marked, or whose value is. */
  readonly entry: Entry | undefined;
  /** What is marked when it is a value: a key's, or an item's. */
  readonly owner: Owner | undefined;
}

export function subjectOf(text: string, problem: Diagnostic): Subject {
  const { sheets } = outlineOf(text);
  const [start] = problem.span;
  const sheet = sheets.findLast(({ span }) => span.start <= start);
  const owner = ownerAt(sheet?.value, problem.span);
  return { text, problem, sheets, sheet, owner, entry: owner?.is === 'entry' ? owner : undefined };
}

/** The key or item whose name or value begins where the finding does. */
function ownerAt(node: OutlineNode | undefined, span: Span): Owner | undefined {
  if (node === undefined || node.is === 'scalar') return undefined;
  if (node.is === 'map') {
    const entry = node.entries.findLast(({ keySpan }) => keySpan[0] <= span[0]);
    if (entry === undefined) return undefined;
    return entry.keySpan[0] === span[0] || isScalarAt(entry.value, span) ? entry : ownerAt(entry.value, span);
  }
  const item = node.items.findLast(({ start }) => start <= span[0]);
  if (item === undefined) return undefined;
  return isScalarAt(item.value, span) ? item : ownerAt(item.value, span);
}

const isScalarAt = (node: OutlineNode | undefined, [start]: Span): boolean =>
  node?.is === 'scalar' && node.span[0] === start;

/** The value's text without quotes; '' where there is none. */
export const writtenOf = (owner: Owner | undefined): string =>
  owner?.value?.is === 'scalar' ? owner.value.text : '';

/** The text of a value as it stands there, with its quotes. */
export const rawOf = (text: string, owner: Owner | undefined): string =>
  owner?.value?.is === 'scalar' ? text.slice(...owner.value.span) : '';

/** Puts a text in the place of the owner's value. */
export function replaceValue(owner: Owner | undefined, text: string): readonly TextEdit[] {
  return owner?.value?.is === 'scalar' ? [{ span: owner.value.span, text }] : [];
}

export const insertAt = (at: number, text: string): TextEdit => ({ span: [at, at], text });
