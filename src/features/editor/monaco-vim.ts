/** Vim's keys in Monaco, with its last line below the text. A chunk of its own: only who asks for it loads it. */
import { editor, KeyCode, KeyMod, type IDisposable } from 'monaco-editor/editor';
import { initVimMode, StatusBar, VimMode, type VimAdapterInstance } from 'monaco-vim';
import styles from './ManifestEditor.module.css';
import { setOptions } from './monaco-vim-options.ts';
import { VimSteps } from './vim-steps.ts';

export interface VimDeeds {
  /** Resolves to what became of it, as a sentence. */
  save(): Promise<string>;
}

interface ExCommand {
  readonly argString?: string;
}

/** The part of the package that its types leave out: one table of commands for every editor on the page. */
const { Vim } = VimMode as unknown as {
  readonly Vim: {
    defineEx(
      name: string,
      prefix: string,
      run: (adapter: VimAdapterInstance, command: ExCommand) => void,
    ): void;
    map(keys: string, toKeys: string, mode: string): void;
    unmap(keys: string): void;
  };
};

interface Owner extends VimDeeds {
  readonly code: editor.IStandaloneCodeEditor;
  readonly steps: VimSteps;
}

const owners = new WeakMap<VimAdapterInstance, Owner>();

function write(adapter: VimAdapterInstance): void {
  void owners
    .get(adapter)
    ?.save()
    .then((said) => adapter.openNotification(said));
}

const quit = (adapter: VimAdapterInstance): void =>
  adapter.openNotification('There is nothing to quit: what you type is saved as you type.');

const EX: readonly (readonly [name: string, prefix: string, run: (adapter: VimAdapterInstance) => void])[] = [
  ['write', 'w', write],
  ['wall', 'wa', write],
  ['wq', 'wq', write],
  ['wqall', 'wqa', write],
  ['xit', 'x', write],
  ['quit', 'q', quit],
  ['qall', 'qa', quit],
];

for (const [name, prefix, run] of EX) Vim.defineEx(name, prefix, run);
Vim.defineEx('set', 'se', (adapter, { argString = '' }) => {
  const owner = owners.get(adapter);
  if (owner) adapter.openNotification(setOptions(owner.code, argString));
});
Vim.map('ZZ', ':x', 'normal');
Vim.map('ZQ', ':q', 'normal');
// It would ask for a formatter, and there is none: nobody but the learner knows what belongs below what.
Vim.unmap('=');
VimMode.commands.undo = (adapter: VimAdapterInstance) => owners.get(adapter)?.steps.undo();
VimMode.commands.redo = (adapter: VimAdapterInstance) => owners.get(adapter)?.steps.redo();

/** Every key of normal or visual mode may begin a command. Heard before the package hears it. */
function stepsOf(code: editor.IStandaloneCodeEditor): {
  readonly steps: VimSteps;
  readonly hearing: IDisposable;
} {
  const steps = new VimSteps({
    version: () => code.getModel()?.getAlternativeVersionId() ?? 0,
    undo: () => void code.getModel()?.undo(),
    redo: () => void code.getModel()?.redo(),
    close: () => code.pushUndoStop(),
  });
  const hearing = code.onKeyDown(() => {
    if (code.getOption(editor.EditorOption.cursorStyle) === editor.TextEditorCursorStyle.Block) steps.begin();
  });
  return { steps, hearing };
}

/** The last line, with a name for what is typed into it. What a command has to complain of, it has said there already. */
class LastLine extends StatusBar {
  readonly #line: HTMLElement;

  constructor(line: HTMLElement, code: editor.IStandaloneCodeEditor) {
    super(line, code);
    this.#line = line;
    line.firstElementChild?.setAttribute('aria-live', 'polite');
  }

  /** Of a command that is not whole yet; Escape has ended the one before. */
  override setKeyBuffer(keys: string): void {
    super.setKeyBuffer(keys.replace(/^.*<Esc>/, ''));
  }

  override setSec(...[text, run, options]: Parameters<StatusBar['setSec']>): ReturnType<StatusBar['setSec']> {
    const quiet = (value: string): void => {
      try {
        run?.(value);
      } catch {
        // The package throws what it has shown.
      }
    };
    const close = super.setSec(text, run && quiet, options);
    this.#line.querySelector('input')?.setAttribute('aria-label', 'Vim command line');
    return close;
  }
}

/** In normal mode Tab would still indent: the package leaves it to the editor. */
function keepTabFromNormalMode(code: editor.IStandaloneCodeEditor): IDisposable {
  const on = code.createContextKey<boolean>('vimKeys', true);
  const when = 'vimKeys && !insertMode && textInputFocus && !editorTabMovesFocus';
  const rule = editor.addKeybindingRules(
    [KeyCode.Tab, KeyMod.Shift | KeyCode.Tab].map((keybinding) => ({ keybinding, command: 'noop', when })),
  );
  return {
    dispose() {
      rule.dispose();
      on.set(false);
    },
  };
}

/** `host` is what the editor fills; the last line is put below it. */
export function startVim(
  code: editor.IStandaloneCodeEditor,
  host: HTMLElement,
  deeds: VimDeeds,
): IDisposable {
  const bar = document.createElement('div');
  bar.className = styles['lastLine'] ?? '';
  const line = document.createElement('div');
  bar.append(line);
  host.after(bar);
  const { steps, hearing } = stepsOf(code);
  const adapter = initVimMode(code, line, LastLine);
  owners.set(adapter, { ...deeds, code, steps });
  const tab = keepTabFromNormalMode(code);
  return {
    dispose() {
      tab.dispose();
      hearing.dispose();
      adapter.dispose();
      bar.remove();
    },
  };
}
