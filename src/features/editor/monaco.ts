/** Monaco as a surface. The only door to it: everything of Monaco lies in this file's chunk, loaded when it is wanted. */
import { editor, Range, Selection as MonacoSelection } from 'monaco-editor/editor';
import type { Span } from '#domain/kubernetes/span.ts';
import './monaco-parts.ts';
import { leaveByEscapeTab } from './leave-by-tab.ts';
import { toMarker } from './markers.ts';
import styles from './ManifestEditor.module.css';
import type { Surface, SurfaceOptions } from './surface.ts';
import { followScheme } from './theme.ts';

const OWNER = 'kubernetes';

function createEditor(host: HTMLElement, { label, text }: SurfaceOptions): editor.IStandaloneCodeEditor {
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
    wordBasedSuggestions: 'off',
    quickSuggestions: { strings: true, comments: false, other: true },
    unusualLineTerminators: 'off',
    renderLineHighlightOnlyWhenFocus: true,
    stickyScroll: { enabled: false },
    hover: { above: false },
  });
}

function rangeOf(model: editor.ITextModel, [start, end]: Span): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

/**
 * Monaco takes what comes in as if it were typed key by key, and indents after each line end. Lines that come all at once
 * (by voice, by an input method, by a tool) have their indentation already.
 */
editor.registerCommand('type', (_accessor, { text }: { readonly text: string }) => {
  const code = editor.getEditors().find((candidate) => candidate.hasTextFocus());
  if (text.length > 1 && text.includes('\n'))
    code?.trigger('keyboard', 'paste', { text, pasteOnNewLine: false });
  else code?.trigger('keyboard', 'default:type', { text });
});

/** Metrics taken before the face came would put the caret beside the letters. */
function remeasureWhenFontsCome(): void {
  document.fonts.ready.then(() => editor.remeasureFonts()).catch(() => undefined);
}

function moves(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
): Pick<Surface, 'selection' | 'select' | 'scroll' | 'scrollTo' | 'reveal'> {
  const lineHeight = (): number => code.getOption(editor.EditorOption.lineHeight);
  return {
    selection() {
      const selected = code.getSelection();
      if (!selected) return { anchor: 0, active: 0 };
      return {
        anchor: model.getOffsetAt(selected.getSelectionStart()),
        active: model.getOffsetAt(selected.getPosition()),
      };
    },
    select({ anchor, active }) {
      code.setSelection(
        MonacoSelection.fromPositions(model.getPositionAt(anchor), model.getPositionAt(active)),
      );
    },
    scroll: () => code.getScrollTop() / lineHeight(),
    scrollTo: (line) => code.setScrollTop(line * lineHeight(), editor.ScrollType.Immediate),
    reveal(span) {
      const range = rangeOf(model, span);
      code.setSelection(range);
      code.revealRangeInCenterIfOutsideViewport(range);
      code.focus();
      code.getContainerDomNode().scrollIntoView({ block: 'nearest' });
    },
  };
}

export function createMonacoSurface(host: HTMLElement, options: SurfaceOptions): Surface {
  const endScheme = followScheme(host);
  const code = createEditor(host, options);
  const model = code.getModel() ?? editor.createModel(options.text, 'yaml');
  const highlights = code.createDecorationsCollection();
  leaveByEscapeTab(code);
  remeasureWhenFontsCome();
  const text = (): string => model.getValue(editor.EndOfLinePreference.LF);
  model.onDidChangeContent(() => options.onText(text()));
  code.onDidChangeCursorPosition(({ position }) => options.onCaret(model.getOffsetAt(position)));

  return {
    ...moves(code, model),
    text,
    replace(next) {
      code.pushUndoStop();
      code.executeEdits('replace', [{ range: model.getFullModelRange(), text: next }]);
      code.pushUndoStop();
      code.setPosition({ lineNumber: 1, column: 1 });
      code.setScrollTop(0);
    },
    hasFocus: () => code.hasTextFocus(),
    focus: () => code.focus(),
    showProblems: (problems) =>
      editor.setModelMarkers(
        model,
        OWNER,
        problems.map((problem) => toMarker(model, problem)),
      ),
    highlight: (spans) =>
      highlights.set(
        spans.map((span) => ({
          range: rangeOf(model, span),
          options: { className: styles['highlight'] ?? '', isWholeLine: false },
        })),
      ),
    dispose() {
      endScheme();
      code.dispose();
      model.dispose();
    },
  };
}
