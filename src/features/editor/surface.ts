/** What the learner types into: a textarea or Monaco. The rest of the editor knows only this. */
import type { QuickFix, TextEdit } from '#domain/assist/types.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import type { Problem } from '#worker/protocol.ts';

/** Offsets into the text, whose lines end in LF alone. `active` is where the caret stands; it may lie before `anchor`. */
export interface Selection {
  readonly anchor: number;
  readonly active: number;
}

export interface Surface {
  text(): string;
  /** Puts another text in the place of all; the learner's Undo brings the old one back. */
  replace(text: string): void;
  /** Changes a few places as one step of Undo. Caret and focus stay with what they were at; the change comes into view. */
  edit(edits: readonly TextEdit[]): void;
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
  showProblems(problems: readonly Problem[]): void;
  highlight(spans: readonly Span[]): void;
  /** Takes effect at once. */
  configure(habits: Habits): void;
  dispose(): void;
}

/** What the learner chose for his editor; a textarea has neither. */
export interface Habits {
  readonly vimKeys: boolean;
  readonly suggestions: boolean;
}

export interface SurfaceEvents {
  readonly onText: (text: string) => void;
  readonly onCaret: (offset: number) => void;
  /** A mend was chosen in the editor itself; it belongs to `text`. */
  readonly onFix: (fix: QuickFix, text: string) => void;
  /** `:w`. Resolves to what became of it, as a sentence. */
  readonly onSave: () => Promise<string>;
  /** Something to say to the learner. */
  readonly onNotice: (notice: string) => void;
}

export interface SurfaceOptions extends SurfaceEvents {
  readonly label: string;
  readonly text: string;
  /** Objects that exist already, as YAML: their names are suggested, too. */
  readonly given: string;
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
