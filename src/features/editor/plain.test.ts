// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { TextEdit } from '#domain/assist/types.ts';
import { createPlainSurface } from './plain.ts';

const TEXT = 'spec:\n  restartPolcy: Never\n  containers: []\n';
const RENAME: TextEdit = { span: [8, 20], text: 'restartPolicy' };

/** As browsers type by command: into the selection of what has the focus. Each call is one step of their Undo. */
const commands: string[] = [];
function typeByCommand(command: string, _ui: boolean, text = ''): boolean {
  const area = document.activeElement as HTMLTextAreaElement;
  commands.push(command);
  area.setRangeText(command === 'delete' ? '' : text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input'));
  return true;
}

function surfaceOf(text: string) {
  document.body.innerHTML = '<textarea></textarea><div></div><button type="button">Fix</button>';
  const [area, numbers, button] = document.body.children as unknown as [
    HTMLTextAreaElement,
    HTMLElement,
    HTMLButtonElement,
  ];
  area.value = text;
  const onText = vi.fn();
  const surface = createPlainSurface(area, numbers, {
    onText,
    onCaret: () => undefined,
    onFix: () => undefined,
    onSave: () => Promise.resolve(''),
    onNotice: () => undefined,
  });
  return { area, button, surface, onText };
}

beforeEach(() => {
  commands.length = 0;
  document.execCommand = typeByCommand;
});

describe('a mend in the textarea', () => {
  test('changes the text and says so once', () => {
    const { surface, onText } = surfaceOf(TEXT);
    surface.edit([RENAME]);
    expect(surface.text()).toBe(TEXT.replace('Polcy', 'Policy'));
    expect(onText.mock.calls).toEqual([[surface.text()]]);
  });

  test('of several places is one step of Undo', () => {
    const { surface } = surfaceOf(TEXT);
    surface.edit([{ span: [TEXT.length, TEXT.length], text: '  volumes: []\n' }, RENAME]);
    expect(surface.text()).toBe(`${TEXT.replace('Polcy', 'Policy')}  volumes: []\n`);
    expect(commands).toEqual(['insertText']);
  });

  test('may take lines away', () => {
    const { surface } = surfaceOf(TEXT);
    surface.edit([{ span: [6, 28], text: '' }]);
    expect(surface.text()).toBe('spec:\n  containers: []\n');
    expect(commands).toEqual(['delete']);
  });

  test('leaves the caret with its character', () => {
    const { surface } = surfaceOf(TEXT);
    const before = TEXT.indexOf('containers');
    surface.select({ anchor: before, active: before });
    surface.edit([RENAME]);
    expect(surface.selection()).toEqual({ anchor: before + 1, active: before + 1 });
  });

  test('leaves the focus where it was', () => {
    const { button, surface } = surfaceOf(TEXT);
    button.focus();
    surface.edit([RENAME]);
    expect(document.activeElement).toBe(button);
  });

  test('without edits touches nothing', () => {
    const { surface, onText } = surfaceOf(TEXT);
    surface.edit([]);
    expect(onText).not.toHaveBeenCalled();
  });
});
