/** Monaco's editor as it stands in our page: its options, its text, and what it takes in from the keyboard. */
import { editor } from 'monaco-editor/editor';
import './monaco-parts.ts';
import { suggestOptions } from './monaco-suggest.ts';
import type { SurfaceOptions } from './surface.ts';

export function createEditor(
  host: HTMLElement,
  { label, text }: Pick<SurfaceOptions, 'label' | 'text'>,
): editor.IStandaloneCodeEditor {
  const { fontSize, fontFamily, lineHeight } = getComputedStyle(host);
  const model = editor.createModel(text, 'yaml');
  model.setEOL(editor.EndOfLineSequence.LF);
  model.updateOptions({
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  return editor.create(host, {
    model,
    ariaLabel: label,
    accessibilitySupport: 'on',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily,
    fontSize: Number.parseFloat(fontSize),
    lineHeight: Number.parseFloat(lineHeight),
    padding: { top: 10, bottom: 10 },
    minimap: { enabled: false },
    renderFinalNewline: 'on',
    scrollBeyondLastLine: false,
    overviewRulerLanes: 0,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    folding: true,
    glyphMargin: false,
    guides: { indentation: true },
    // The page scrolls on where the editor's text ends.
    scrollbar: { alwaysConsumeMouseWheel: false },
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    unusualLineTerminators: 'off',
    renderLineHighlightOnlyWhenFocus: true,
    stickyScroll: { enabled: false },
    hover: { above: false },
    lightbulb: { enabled: editor.ShowLightbulbIconMode.On },
    ...suggestOptions,
  });
}

/** Longer than any word: closing the brackets of each letter would hold up the page. */
const LONG = 200;

/**
 * Monaco takes what comes in as if it were typed key by key, and indents after each line end. Lines that come all at once
 * (by voice, by an input method, by a tool) have their indentation already.
 */
editor.registerCommand('type', (_accessor, { text }: { readonly text: string }) => {
  const code = editor.getEditors().find((candidate) => candidate.hasTextFocus());
  if (text.length > 1 && (text.includes('\n') || text.length > LONG))
    code?.trigger('keyboard', 'paste', { text, pasteOnNewLine: false });
  else code?.trigger('keyboard', 'default:type', { text });
});

/** Metrics taken before the face came would put the caret beside the letters. */
export function remeasureWhenFontsCome(): void {
  document.fonts.ready.then(() => editor.remeasureFonts()).catch(() => undefined);
}
