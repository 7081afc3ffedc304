/**
 * For screen readers Monaco follows the selection of the document, and takes a change for theirs when it comes more than 100 ms
 * after its own. On a busy machine its own comes that late: the caret jumps back behind letters that were typed meanwhile, and
 * suggestions close. So, soon after a change of the text or the caret, that event is kept from it.
 */
import type { editor, IDisposable } from 'monaco-editor/editor';

/** Longer than a busy page is deaf; shorter than a reader's pause between typing and moving by Braille keys. */
const OWN_MS = 1500;

export function ignoreOwnSelection(code: editor.IStandaloneCodeEditor): IDisposable {
  let changed = performance.now();
  const touch = (): void => void (changed = performance.now());
  const listeners = [
    code.onDidChangeModelContent(touch),
    code.onDidChangeCursorSelection(touch),
    code.onDidFocusEditorText(touch),
  ];
  const keepBack = (event: Event): void => {
    if (code.hasTextFocus() && performance.now() - changed < OWN_MS) event.stopImmediatePropagation();
  };
  // Captured: before Monaco's own listener at the document.
  document.addEventListener('selectionchange', keepBack, { capture: true });
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      document.removeEventListener('selectionchange', keepBack, { capture: true });
    },
  };
}
