/** The line numbers beside the textarea. */
import { positionAt, type Span } from '#domain/kubernetes/span.ts';

/** Longer texts get no line numbers: they are refused anyway, and numbering them would cost more than it tells. */
const NUMBERED_LINES = 3000;

/** Line numbers beside the textarea: marks on lines with problems and on those that the drawing points at. */
export class Gutter {
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

export function linesOf(text: string, spans: readonly Span[]): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const [start, end] of spans) {
    const last = positionAt(text, Math.max(start, end - 1)).line;
    for (let line = positionAt(text, start).line; line <= last; line += 1) lines.add(line);
  }
  return lines;
}
