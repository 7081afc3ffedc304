/**
 * The last words of a page that goes away. IndexedDB needs another turn of the loop to compare revisions, which a closing tab
 * does not get; localStorage writes at once. The next page that opens the draft takes them from there.
 */
import type { Draft } from './database.ts';

const keyOf = (id: string): string => `tripod-draft-${id}`;

export function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { id, text, revision, at } = value as Readonly<Record<string, unknown>>;
  return (
    typeof id === 'string' &&
    typeof text === 'string' &&
    Number.isSafeInteger(revision) &&
    Number.isFinite(at)
  );
}

export function stash(draft: Draft): void {
  try {
    localStorage.setItem(keyOf(draft.id), JSON.stringify(draft));
  } catch {
    // Full or denied: what IndexedDB still takes is all there is.
  }
}

/** What was stashed under that id, once. */
export function takeStash(id: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');
    localStorage.removeItem(keyOf(id));
    return isDraft(value) && value.id === id ? value : undefined;
  } catch {
    return undefined;
  }
}
