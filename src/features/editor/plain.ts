/** The textarea as a surface: there at once, on every device. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import { Gutter, linesOf } from './gutter.ts';
import { indentAfter } from './indent.ts';
import type { Selection, Surface, SurfaceEvents } from './surface.ts';

export interface PlainSurface extends Surface {
  /** Resolves at a moment when no character is being composed and no selection is being drawn. */
  calm(): Promise<void>;
}

function lineHeightOf(area: HTMLTextAreaElement): number {
  return Number.parseFloat(getComputedStyle(area).lineHeight) || 22;
}

/** Typed in by command where the browser has it, so that its Undo knows of it. */
function insert(area: HTMLTextAreaElement, text: string): void {
  if (text.length > LONG || !document.execCommand('insertText', false, text)) put(area, text);
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

  const select = ({ anchor, active }: Selection): void =>
    area.setSelectionRange(
      Math.min(anchor, active),
      Math.max(anchor, active),
      active < anchor ? 'backward' : 'forward',
    );
  const scrollTo = (line: number): void => void (area.scrollTop = line * lineHeightOf(area));

  return {
    text: () => area.value,
    replace(text) {
      area.focus({ preventScroll: true });
      area.select();
      insert(area, text);
      select({ anchor: 0, active: 0 });
      scrollTo(0);
    },
    selection() {
      const { selectionStart: start, selectionEnd: end, selectionDirection } = area;
      return selectionDirection === 'backward'
        ? { anchor: end, active: start }
        : { anchor: start, active: end };
    },
    select,
    scroll: () => area.scrollTop / lineHeightOf(area),
    scrollTo,
    reveal([start, end]) {
      area.focus({ preventScroll: true });
      select({ anchor: start, active: end });
      scrollTo(Math.max(positionAt(area.value, start).line - 4, 0));
      area.scrollIntoView({ block: 'nearest' });
    },
    hasFocus: () => document.activeElement === area,
    focus: () => area.focus({ preventScroll: true }),
    showProblems: (problems: readonly Diagnostic[]) =>
      gutter.show({
        problems: linesOf(
          area.value,
          problems.map(({ span: [start] }) => [start, start]),
        ),
      }),
    highlight: (spans) => gutter.show({ marked: linesOf(area.value, spans) }),
    calm: () => calm.wait(),
    dispose: () => controller.abort(),
  };
}
