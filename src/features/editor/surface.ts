/** What the learner types into: a textarea or Monaco. The rest of the editor knows only this. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Span } from '#domain/kubernetes/span.ts';

/** Offsets into the text, whose lines end in LF alone. `active` is where the caret stands; it may lie before `anchor`. */
export interface Selection {
  readonly anchor: number;
  readonly active: number;
}

export interface Surface {
  text(): string;
  /** Puts another text in the place of all; the learner's Undo brings the old one back. */
  replace(text: string): void;
  selection(): Selection;
  select(selection: Selection): void;
  /** First visible line, from 0, with fractions: both forms have lines of one height. */
  scroll(): number;
  scrollTo(line: number): void;
  /** Selects the span and brings it into view. */
  reveal(span: Span): void;
  hasFocus(): boolean;
  focus(): void;
  /** Spans are of the text as it is now. */
  showProblems(problems: readonly Diagnostic[]): void;
  highlight(spans: readonly Span[]): void;
  dispose(): void;
}

export interface SurfaceEvents {
  readonly onText: (text: string) => void;
  readonly onCaret: (offset: number) => void;
}

export interface SurfaceOptions extends SurfaceEvents {
  readonly label: string;
  readonly text: string;
}

/** Everything that the learner had in hand, taken over in one go: nothing may happen between reading and writing. */
export function carryOver(from: Surface, to: Surface): void {
  to.select(from.selection());
  to.scrollTo(from.scroll());
  if (from.hasFocus()) to.focus();
}

/** Both forms count offsets alike only if line ends are alike: LF, and no byte order mark, as a textarea has it anyway. */
export function normalised(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
