/** The textarea as a surface: there at once, on every device. */
import { merged, moved } from './edits.ts';
import { Gutter, linesOf } from './gutter.ts';
import { indentAfter } from './indent.ts';
import { movesIn } from './plain-moves.ts';
import type { Surface, SurfaceEvents } from './surface.ts';

export interface PlainSurface extends Surface {
  /** Resolves at a moment when no character is being composed and no selection is being drawn. */
  calm(): Promise<void>;
}

/** Typed in by command where the browser has it, so that its Undo knows of it. */
function insert(area: HTMLTextAreaElement, text: string): void {
  const command = text === '' ? 'delete' : 'insertText';
  if (text.length > LONG || !document.execCommand(command, false, text)) put(area, text);
}

/** The browser types only where the focus is: it is borrowed, and what had it gets it back. */
function typing(area: HTMLTextAreaElement, type: () => void): void {
  const had = document.activeElement;
  area.focus({ preventScroll: true });
  type();
  if (had instanceof HTMLElement && had !== area) had.focus({ preventScroll: true });
}

function put(area: HTMLTextAreaElement, text: string): void {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** From here on a browser that inserts line by line, for its Undo, holds up the page for seconds. */
const LONG = 4000;

/** Two things that a textarea does not do well by itself: keep the indentation, and take in a long text at once. */
function takeOver(area: HTMLTextAreaElement, event: InputEvent): void {
  if (event.isComposing) return;
  const { selectionStart, value } = area;
  if (event.inputType === 'insertLineBreak') {
    const indent = indentAfter(value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1, selectionStart));
    if (indent === '') return;
    event.preventDefault();
    insert(area, `\n${indent}`);
  } else if (event.data !== null && event.data.length > LONG) {
    event.preventDefault();
    put(area, event.data);
  }
}

/** Tells when a hand is on the keys of an input method, or on the mouse: the textarea must not be taken away then. */
class Calm {
  #busy = false;
  #waiting: (() => void)[] = [];

  constructor(area: HTMLTextAreaElement, signal: AbortSignal) {
    const busy = (): void => void (this.#busy = true);
    const calm = (): void => this.#settle();
    for (const name of ['compositionstart', 'pointerdown'] as const)
      area.addEventListener(name, busy, { signal });
    area.addEventListener('compositionend', calm, { signal });
    for (const name of ['pointerup', 'pointercancel'] as const) addEventListener(name, calm, { signal });
  }

  wait(): Promise<void> {
    return this.#busy ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  /** After the event's own work: the composed text is in the textarea only then. */
  #settle(): void {
    this.#busy = false;
    setTimeout(() => {
      if (this.#busy) return;
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
  }
}

function listen(area: HTMLTextAreaElement, gutter: Gutter, events: SurfaceEvents, signal: AbortSignal): void {
  area.addEventListener(
    'input',
    () => {
      gutter.count(area.value);
      events.onText(area.value);
    },
    { signal },
  );
  area.addEventListener('scroll', () => gutter.scroll(area.scrollTop), { signal, passive: true });
  area.addEventListener('beforeinput', (event) => takeOver(area, event), { signal });
  document.addEventListener(
    'selectionchange',
    () => {
      if (document.activeElement === area) events.onCaret(area.selectionEnd);
    },
    { signal },
  );
}

export function createPlainSurface(
  area: HTMLTextAreaElement,
  numbers: HTMLElement,
  events: SurfaceEvents,
): PlainSurface {
  const controller = new AbortController();
  const gutter = new Gutter(numbers);
  const calm = new Calm(area, controller.signal);
  listen(area, gutter, events, controller.signal);
  gutter.count(area.value);

  const { comeTo, ...moves } = movesIn(area);

  return {
    ...moves,
    text: () => area.value,
    replace(text) {
      area.focus({ preventScroll: true });
      area.select();
      insert(area, text);
      moves.select({ anchor: 0, active: 0 });
      moves.scrollTo(0);
    },
    edit(edits) {
      const change = merged(area.value, edits);
      if (!change) return;
      const { anchor, active } = moves.selection();
      typing(area, () => {
        area.setSelectionRange(...change.span);
        insert(area, change.text);
        moves.select({ anchor: moved(anchor, edits), active: moved(active, edits) });
      });
      comeTo(change.span[0]);
    },
    hasFocus: () => document.activeElement === area,
    focus: () => area.focus({ preventScroll: true }),
    showProblems: (problems) =>
      gutter.show({
        problems: linesOf(
          area.value,
          problems.map(({ span: [start] }) => [start, start]),
        ),
      }),
    configure: () => undefined,
    highlight: (spans) => gutter.show({ marked: linesOf(area.value, spans) }),
    calm: () => calm.wait(),
    dispose: () => controller.abort(),
  };
}
