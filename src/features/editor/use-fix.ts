import type { RefObject } from 'react';
import type { QuickFix } from '#domain/assist/types.ts';
import type { EditorHandle } from './ManifestEditor.tsx';
import { isTouch } from './touch.ts';

/** Does what a quick fix offers, if the text is still the one that it was made for, and judges the new text at once. */
export function useFix(
  editor: RefObject<EditorHandle | null>,
  problems: RefObject<HTMLElement | null>,
  look: (text: string, delay: number) => void,
  onNotice: (notice: string) => void,
): (fix: QuickFix, text: string) => void {
  return ({ title, edits }, text) => {
    const handle = editor.current;
    if (handle?.text() !== text) {
      onNotice('Not fixed: the text has changed meanwhile.');
      return;
    }
    handle.edit(edits);
    look(handle.text(), 0);
    onNotice(`Fixed: ${title}.`);
    // The button goes with its problem. In the editor, Undo is at hand; on a phone, its keyboard would cover all.
    if (isTouch()) problems.current?.focus({ preventScroll: true });
    else handle.focus();
  };
}
