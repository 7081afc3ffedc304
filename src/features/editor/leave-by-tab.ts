/** Escape, then Tab leaves the editor; Monaco alone knows only Ctrl+M. */
import { editor, KeyCode } from 'monaco-editor/editor';

const MODIFIERS: ReadonlySet<KeyCode> = new Set([KeyCode.Shift, KeyCode.Ctrl, KeyCode.Alt, KeyCode.Meta]);

/**
 * What Escape closes first: suggestions, the find box, a hover, the stops of a snippet. The list of suggestions gets its own
 * class `visible` a tenth of a second after it is there.
 */
const OPEN =
  '.suggest-widget.visible, .suggest-widget[monaco-visible-content-widget="true"], .find-widget.visible, .monaco-hover:not(.hidden), .snippet-placeholder, .finish-snippet-placeholder';

/**
 * Only until the next key: whoever pressed Ctrl+M has chosen for longer, and is left alone. `isEscapeTaken` tells that the key
 * has another meaning now.
 */
export function leaveByEscapeTab(code: editor.IStandaloneCodeEditor, isEscapeTaken: () => boolean): void {
  let armed = false;
  const set = (on: boolean): void => {
    armed = on;
    code.updateOptions({ tabFocusMode: on });
  };
  code.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Escape) {
      if (isEscapeTaken() || code.getDomNode()?.querySelector(OPEN)) return;
      if (!code.getOption(editor.EditorOption.tabFocusMode)) set(true);
    } else if (armed && keyCode !== KeyCode.Tab && !MODIFIERS.has(keyCode)) {
      set(false);
    }
  });
  code.onDidBlurEditorText(() => {
    if (armed) set(false);
  });
}
