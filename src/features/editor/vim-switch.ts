/** Vim's keys on and off. Their code is loaded when they are first switched on. */
import type { editor } from 'monaco-editor/editor';
import type { Switch } from './monaco-suggest.ts';
import type { SurfaceEvents } from './surface.ts';

interface VimSwitch extends Switch {
  isOn(): boolean;
}

export function vimSwitch(
  code: editor.IStandaloneCodeEditor,
  host: HTMLElement,
  { onSave, onNotice }: Pick<SurfaceEvents, 'onSave' | 'onNotice'>,
): VimSwitch {
  let isWanted = false;
  let running: { dispose(): void } | undefined;
  const stop = (): void => {
    running?.dispose();
    running = undefined;
  };
  const start = async (): Promise<void> => {
    const { startVim } = await import('./monaco-vim.ts');
    // Meanwhile it may have been switched off again, or twice on.
    if (isWanted) running ??= startVim(code, host, { save: onSave });
  };
  return {
    isOn: () => running !== undefined,
    turn(on) {
      isWanted = on;
      if (on) start().catch(() => onNotice('Vim keys could not be loaded.'));
      else stop();
    },
    dispose() {
      isWanted = false;
      stop();
    },
  };
}
