/** Messages between the page and the core's worker. All plain data: spans are offsets into the text that was sent. */
import type { QuickFix } from '#domain/assist/types.ts';
import type { Stored } from '#domain/kubernetes/added/types.ts';
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import type { Gradable, RuleResult } from '#domain/grading/types.ts';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import type { Graph, Layout } from '#domain/topology/types.ts';
import type { PatternFinding } from '#domain/patterns/types.ts';

/** One document's verdict, without the manifest's functions. */
export interface DocumentVerdict {
  readonly doc: string;
  readonly kind: string;
  readonly name: string;
  /** Where it stands in the text. */
  readonly span: Span;
  readonly accepted: boolean;
  readonly stage?: string;
  readonly depends: readonly string[];
}

/** A finding with what the editor can do about it by itself. */
export interface Problem extends Diagnostic {
  readonly fixes: readonly QuickFix[];
}

/** What is shown while typing. */
export interface Study {
  readonly documents: readonly DocumentVerdict[];
  /** Errors, warnings, faults and advice of the answer in the text's order. */
  readonly problems: readonly Problem[];
  readonly graph: Graph;
  readonly layout: Layout;
  /** The same from top to bottom, for a narrow place. */
  readonly narrow?: Layout;
  /** The same as text: one line an item, two spaces of indent a level. */
  readonly story: readonly string[];
  readonly patterns: readonly PatternFinding[];
  /** What `kubectl apply` would print for the whole text; empty when it was not judged. */
  readonly terminal: string;
  /** Why nothing was judged (too long, too deep, too many aliases); empty when it was. */
  readonly refused: string;
}

/** What Check answers. */
export interface Marked {
  readonly accepted: boolean;
  readonly points: number;
  readonly of: number;
  readonly wouldEarn: number;
  readonly unverified: number;
  readonly rules: readonly RuleResult[];
  readonly study: Study;
}

/** What the API server would store for a text. */
export interface Addition {
  readonly objects: readonly Stored[];
  /** Why nothing was read; empty when it was. */
  readonly refused: string;
}

/** A line that was typed at a terminal, and when: virtual milliseconds since the run began. */
export interface Command {
  readonly at: number;
  readonly line: string;
}

/** What is run: a text beside what exists already, and the commands that changed something, in the order of their times. */
export interface Staged {
  readonly text: string;
  readonly given: string;
  readonly commands: readonly Command[];
}

/** What became of a text when it was run. */
export interface Ran {
  /** Undefined when nothing ran. */
  readonly record: RunRecord | undefined;
  /** What of the text did not run and why, in words; empty when all of it did. */
  readonly refused: string;
}

/** What a terminal shows after a command. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** When the run stood after it: a command may take time. */
  readonly at: number;
  /** Whether it may have changed something: it is then one of the commands that a run is staged with. */
  readonly changes: boolean;
}

interface Numbered {
  readonly id: number;
}
export type Asked =
  | { readonly ask: 'study'; readonly text: string; readonly given: string }
  | { readonly ask: 'added'; readonly text: string; readonly given: string }
  | { readonly ask: 'mark'; readonly text: string; readonly exercise: Gradable }
  | { readonly ask: 'run'; readonly staged: Staged; readonly seconds: number }
  | { readonly ask: 'kubectl' | 'complete'; readonly staged: Staged; readonly command: Command };
export type Request = Asked & Numbered;

/** What of the core is fetched when it is first asked for. */
export type Part = 'added' | 'simulation';

/**
 * `ready` comes once, unasked: from then on an answer is due within the limit. `loaded` comes before each answer that needs a
 * part of the core which is fetched on first use; `fetching` when more of that part has to come first.
 */
export type Response =
  | { readonly ask: 'ready' }
  | { readonly ask: 'fetching' | 'loaded'; readonly part: Part }
  | (Numbered & { readonly ask: 'study'; readonly study: Study })
  | (Numbered & { readonly ask: 'added'; readonly addition: Addition })
  | (Numbered & { readonly ask: 'mark'; readonly marked: Marked })
  | (Numbered & { readonly ask: 'run'; readonly ran: Ran })
  | (Numbered & { readonly ask: 'kubectl'; readonly said: Said })
  | (Numbered & { readonly ask: 'complete'; readonly words: readonly string[] });
