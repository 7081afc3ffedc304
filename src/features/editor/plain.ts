/** The textarea as a surface: there at once, on every device. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import { indentAfter } from './indent.ts';
import type { Selection, Surface, SurfaceEvents } from './surface.ts';

/** Longer texts get no line numbers: they are refused anyway, and numbering them would cost more than it tells. */
const NUMBERED_LINES = 3000;

export interface PlainSurface extends Surface {
  /** Resolves at a moment when no character is being composed and no selection is being drawn. */
  calm(): Promise<void>;
}

function lineHeightOf(area: HTMLTextAreaElement): number {
  return Number.parseFloat(getComputedStyle(area).lineHeight) || 22;
}

/** Typed in by command where the browser has it, so that its Undo knows of it. */
function insert(area: HTMLTextAreaElement, text: string): void {
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Line numbers beside the textarea: marks on lines with problems and on those that the drawing points at. */
class Gutter {
  readonly #element: HTMLElement;
  #lines = 0;
  #problems: ReadonlySet<number> = new Set();
  #marked: ReadonlySet<number> = new Set();

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  count(text: string): void {
    let lines = 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
    if (lines === this.#lines) return;
    this.#lines = lines;
    this.#draw();
  }

  show(change: { readonly problems?: ReadonlySet<number>; readonly marked?: ReadonlySet<number> }): void {
    this.#problems = change.problems ?? this.#problems;
    this.#marked = change.marked ?? this.#marked;
    this.#draw();
  }

  scroll(top: number): void {
    this.#element.style.transform = `translateY(${-top}px)`;
  }

  #draw(): void {
    const numbered = this.#lines > NUMBERED_LINES ? 0 : this.#lines;
    this.#element.replaceChildren(...Array.from({ length: numbered }, (_, index) => this.#line(index + 1)));
  }

  #line(number: number): HTMLElement {
    const line = document.createElement('span');
    line.textContent = String(number);
    if (this.#problems.has(number)) line.dataset['problem'] = '';
    if (this.#marked.has(number)) line.dataset['marked'] = '';
    return line;
  }
}

function linesOf(text: string, spans: readonly Span[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const [start, end] of spans) {
    const last = positionAt(text, Math.max(start, end - 1)).line;
    for (let line = positionAt(text, start).line; line <= last; line += 1) lines.add(line);
  }
  return lines;
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
  area.addEventListener(
    'beforeinput',
    (event) => {
      if (event.inputType !== 'insertLineBreak' || event.isComposing) return;
      const before = area.value.slice(
        area.value.lastIndexOf('\n', area.selectionStart - 1) + 1,
        area.selectionStart,
      );
      const indent = indentAfter(before);
      if (indent === '') return;
      event.preventDefault();
      insert(area, `\n${indent}`);
    },
    { signal },
  );
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
