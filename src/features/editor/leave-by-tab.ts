/** Escape, then Tab leaves the editor; Monaco alone knows only Ctrl+M. */
import { editor, KeyCode } from 'monaco-editor/editor';

const MODIFIERS: ReadonlySet<KeyCode> = new Set([KeyCode.Shift, KeyCode.Ctrl, KeyCode.Alt, KeyCode.Meta]);

/** Only until the next key: whoever pressed Ctrl+M has chosen for longer, and is left alone. */
export function leaveByEscapeTab(code: editor.IStandaloneCodeEditor): void {
  let armed = false;
  const set = (on: boolean): void => {
    armed = on;
    code.updateOptions({ tabFocusMode: on });
  };
  code.onKeyDown(({ keyCode }) => {
    if (keyCode === KeyCode.Escape) {
      if (!code.getOption(editor.EditorOption.tabFocusMode)) set(true);
    } else if (armed && keyCode !== KeyCode.Tab && !MODIFIERS.has(keyCode)) {
      set(false);
    }
  });
  code.onDidBlurEditorText(() => {
    if (armed) set(false);
  });
}
