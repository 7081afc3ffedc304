/** Monaco as a surface. The only door to it: everything of Monaco lies in this file's chunk, loaded when it is wanted. */
import { editor, Range, Selection as MonacoSelection } from 'monaco-editor/editor';
import type { Span } from '#domain/kubernetes/span.ts';
import { merged, moved } from './edits.ts';
import { leaveByEscapeTab } from './leave-by-tab.ts';
import { loadAssist } from './load-assist.ts';
import { toMarker } from './markers.ts';
import styles from './ManifestEditor.module.css';
import { createEditor, remeasureWhenFontsCome } from './monaco-create.ts';
import { offerFixes } from './monaco-fixes.ts';
import { offerHelp } from './monaco-hover.ts';
import { ignoreOwnSelection } from './monaco-own-selection.ts';
import { suggesting } from './monaco-suggest.ts';
import type { Surface, SurfaceOptions } from './surface.ts';
import { followScheme } from './theme.ts';
import { vimSwitch } from './vim-switch.ts';

const OWNER = 'kubernetes';

function rangeOf(model: editor.ITextModel, [start, end]: Span): Range {
  return Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
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

function changes(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  { selection, select }: Pick<Surface, 'selection' | 'select'>,
): Pick<Surface, 'replace' | 'edit'> {
  const asOneStep = (range: Range, text: string): void => {
    code.pushUndoStop();
    code.executeEdits('tripod', [{ range, text }]);
    code.pushUndoStop();
  };
  return {
    replace(next) {
      asOneStep(model.getFullModelRange(), next);
      code.setPosition({ lineNumber: 1, column: 1 });
      code.setScrollTop(0);
    },
    edit(edits) {
      const change = merged(model.getValue(), edits);
      if (!change) return;
      const { anchor, active } = selection();
      asOneStep(rangeOf(model, change.span), change.text);
      select({ anchor: moved(anchor, edits), active: moved(active, edits) });
      const [start] = change.span;
      code.revealRangeInCenterIfOutsideViewport(rangeOf(model, [start, start + change.text.length]));
    },
  };
}

/** What the editor knows of the API, and the keys that the learner is used to. */
function helpers(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  host: HTMLElement,
  options: SurfaceOptions,
): Pick<Surface, 'showProblems' | 'configure' | 'dispose'> {
  const suggestions = suggesting(code, model, options.given);
  const vim = vimSwitch(code, host, options);
  const fixes = offerFixes(model, options.onFix);
  const help = offerHelp(model);
  const own = ignoreOwnSelection(code);
  leaveByEscapeTab(code, () => vim.isOn());
  // Not at the first key that asks for it.
  void loadAssist();
  return {
    showProblems(problems) {
      fixes.know(problems);
      const markers = problems.map((problem) => toMarker(model, problem));
      editor.setModelMarkers(model, OWNER, markers);
    },
    configure(habits) {
      suggestions.turn(habits.suggestions);
      vim.turn(habits.vimKeys);
    },
    dispose() {
      for (const each of [suggestions, vim, fixes, help, own]) each.dispose();
    },
  };
}

export function createMonacoSurface(place: HTMLElement, options: SurfaceOptions): Surface {
  const host = document.createElement('div');
  host.className = styles['pane'] ?? '';
  place.append(host);
  const endScheme = followScheme(host);
  const code = createEditor(host, options);
  const model = code.getModel() ?? editor.createModel(options.text, 'yaml');
  const highlights = code.createDecorationsCollection();
  const help = helpers(code, model, host, options);
  const move = moves(code, model);
  remeasureWhenFontsCome();
  const text = (): string => model.getValue(editor.EndOfLinePreference.LF);
  model.onDidChangeContent(() => options.onText(text()));
  code.onDidChangeCursorPosition(({ position }) => options.onCaret(model.getOffsetAt(position)));

  return {
    ...move,
    ...changes(code, model, move),
    ...help,
    text,
    hasFocus: () => code.hasTextFocus(),
    focus: () => code.focus(),
    highlight(spans) {
      const options = { className: styles['highlight'] ?? '', isWholeLine: false };
      highlights.set(spans.map((span) => ({ range: rangeOf(model, span), options })));
    },
    dispose() {
      endScheme();
      help.dispose();
      code.dispose();
      model.dispose();
      host.remove();
    },
  };
}
