import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { editor } from 'monaco-editor/editor';
import { ignoreOwnSelection } from './monaco-own-selection.ts';

/** An editor of which only the listeners matter here. */
function fakeEditor(focused: boolean) {
  const listeners: (() => void)[] = [];
  const listen = (listener: () => void) => {
    listeners.push(listener);
    return { dispose: () => void listeners.splice(listeners.indexOf(listener), 1) };
  };
  const code = {
    onDidChangeModelContent: listen,
    onDidChangeCursorSelection: listen,
    onDidFocusEditorText: listen,
    hasTextFocus: () => focused,
  } as unknown as editor.IStandaloneCodeEditor;
  return { code, change: () => listeners[0]?.() };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', new EventTarget());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it.each([
  ['a selection 150 ms after a letter is Monaco’s own', { focused: true, after: 150, disposed: false }, 0],
  [
    'one that comes two seconds after it is a screen reader’s',
    { focused: true, after: 2000, disposed: false },
    1,
  ],
  ['one outside the editor is none of ours', { focused: false, after: 150, disposed: false }, 1],
  ['nothing is kept back once the editor is gone', { focused: true, after: 150, disposed: true }, 1],
])('%s', (_, { focused, after, disposed }, reached) => {
  const { code, change } = fakeEditor(focused);
  const guard = ignoreOwnSelection(code);
  const monaco = vi.fn<() => void>();
  document.addEventListener('selectionchange', monaco);
  vi.advanceTimersByTime(10_000);
  change();
  vi.advanceTimersByTime(after);
  if (disposed) guard.dispose();
  document.dispatchEvent(new Event('selectionchange'));
  expect(monaco).toHaveBeenCalledTimes(reached);
});
