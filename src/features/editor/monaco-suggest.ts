/** Suggestions in Monaco: what the core suggests at the caret, and the keys that take it. */
import { editor, KeyCode, languages, type IDisposable, type IRange } from 'monaco-editor/editor';
import type { Suggestion } from '#domain/assist/types.ts';
import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import { loadAssist } from './load-assist.ts';

const KINDS: Readonly<Record<Suggestion['kind'], languages.CompletionItemKind>> = {
  field: languages.CompletionItemKind.Property,
  value: languages.CompletionItemKind.EnumMember,
  name: languages.CompletionItemKind.Reference,
  snippet: languages.CompletionItemKind.Snippet,
};

/** Quietly: nothing is said where there is nothing to suggest, and Enter still begins a new line. */
const SUGGEST_AGAIN = { id: 'editor.action.triggerSuggest', title: '', arguments: [{ auto: true }] };

function rangeIn(text: string, [start, end]: Span): IRange {
  const [from, to] = [positionAt(text, start), positionAt(text, end)];
  return {
    startLineNumber: from.line,
    startColumn: from.column,
    endLineNumber: to.line,
    endColumn: to.column,
  };
}

function toCompletion(text: string, suggestion: Suggestion): languages.CompletionItem {
  const { label, kind, detail, documentation, insert, replaces, filter, order, goesOn } = suggestion;
  const { InsertAsSnippet, KeepWhitespace } = languages.CompletionItemInsertTextRule;
  return {
    label: { label, description: detail },
    kind: KINDS[kind],
    detail,
    documentation,
    insertText: insert,
    insertTextRules: InsertAsSnippet | KeepWhitespace,
    range: rangeIn(text, replaces),
    filterText: filter,
    sortText: order,
    ...(goesOn ? { command: SUGGEST_AGAIN } : {}),
  };
}

/** Where a value or an item begins, a space asks for suggestions; the indentation of a line is typed in peace. */
const BEGINS_VALUE = /(?::|^\s*-) $/;

/** Nothing is chosen until the learner chooses: Enter takes a suggestion only then, Tab takes the first. */
export const suggestOptions: editor.IStandaloneEditorConstructionOptions = {
  wordBasedSuggestions: 'off',
  suggestOnTriggerCharacters: false,
  acceptSuggestionOnEnter: 'on',
  acceptSuggestionOnCommitCharacter: false,
  tabCompletion: 'off',
  suggestSelection: 'first',
  suggest: {
    selectionMode: 'never',
    showStatusBar: true,
    showWords: false,
    preview: false,
    insertMode: 'replace',
  },
};

/** For this model alone: another editor on the page has a provider of its own. */
function offerSuggestions(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  given: string,
): IDisposable {
  const provider = languages.registerCompletionItemProvider('yaml', {
    async provideCompletionItems(asked, position) {
      if (asked !== model) return undefined;
      const [text, offset] = [model.getValue(), model.getOffsetAt(position)];
      const assist = await loadAssist();
      // For the text as it was when it was asked: what is typed meanwhile, Monaco sorts out by itself.
      const found = assist?.suggest(text, offset, given) ?? [];
      return { suggestions: found.map((one) => toCompletion(text, one)) };
    },
  });
  const tab = editor.addKeybindingRule({
    keybinding: KeyCode.Tab,
    command: 'focusAndAcceptSuggestion',
    when: 'textInputFocus && suggestWidgetVisible && !suggestWidgetHasFocusedSuggestion',
  });
  const spaces = suggestAfterSpace(code, model);
  return {
    dispose() {
      provider.dispose();
      tab.dispose();
      spaces.dispose();
    },
  };
}

/**
 * Not by Monaco's trigger characters: while it asks in vain for the spaces of an indentation, the letters that follow at once
 * would ask for nothing.
 */
function suggestAfterSpace(code: editor.IStandaloneCodeEditor, model: editor.ITextModel): IDisposable {
  return model.onDidChangeContent(({ changes, isUndoing, isRedoing }) => {
    if (isUndoing || isRedoing || changes.length !== 1 || changes[0]?.text !== ' ') return;
    // The caret follows the text once the command has ended.
    queueMicrotask(() => {
      const position = code.getPosition();
      const before = position && model.getLineContent(position.lineNumber).slice(0, position.column - 1);
      if (code.hasTextFocus() && BEGINS_VALUE.test(before ?? ''))
        code.trigger('space', SUGGEST_AGAIN.id, { auto: true });
    });
  });
}

export interface Switch extends IDisposable {
  turn(on: boolean): void;
}

/** While suggestions are switched off, none come up while one types, and none on Ctrl+Space. */
export function suggesting(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  given: string,
): Switch {
  let offered: IDisposable | undefined;
  const turn = (on: boolean): void => {
    code.updateOptions({ quickSuggestions: on && { strings: true, comments: false, other: true } });
    if (on) offered ??= offerSuggestions(code, model, given);
    else {
      offered?.dispose();
      offered = undefined;
    }
  };
  return { turn, dispose: () => offered?.dispose() };
}
