/** One sitting at an exercise: what was checked, what was shown, what is said. A plain reducer. */
import type { Marked } from '#worker/protocol.ts';
import { resultOf } from './result.ts';

export interface Attempt {
  readonly checking: boolean;
  /** The last check, with the text that its spans belong to. */
  readonly marked: Marked | undefined;
  readonly text: string;
  /** The text was changed since. */
  readonly stale: boolean;
  /** How that text ended when it was run; empty before that is known. */
  readonly ran: string;
  /** Checks, those of earlier sittings included: a solution is shown after a first one. */
  readonly checks: number;
  readonly hints: number;
  readonly solutionShown: boolean;
  /** What the reset took away, to be brought back. */
  readonly before: string | undefined;
  /** The last message; one a deed, none while typing. */
  readonly notice: string;
}

export type Deed =
  | { readonly kind: 'check' }
  | { readonly kind: 'checked'; readonly marked: Marked; readonly text: string }
  | { readonly kind: 'edited' }
  | { readonly kind: 'ran'; readonly summary: string }
  | { readonly kind: 'hinted'; readonly of: number }
  | { readonly kind: 'solution' }
  | { readonly kind: 'reset'; readonly before: string }
  | { readonly kind: 'undone' }
  | { readonly kind: 'said'; readonly notice: string };

export function begin(past: { readonly checks: number; readonly hints: number }): Attempt {
  const { checks, hints } = past;
  return {
    checking: false,
    marked: undefined,
    text: '',
    stale: false,
    ran: '',
    checks,
    hints,
    solutionShown: false,
    before: undefined,
    notice: '',
  };
}

function showSolution(attempt: Attempt): Attempt {
  if (attempt.checks === 0)
    return { ...attempt, notice: 'Check your own answer once; then a solution can be shown.' };
  if (attempt.solutionShown) return { ...attempt, solutionShown: false, notice: '' };
  return {
    ...attempt,
    solutionShown: true,
    notice: 'Solutions are shown beside your text, which stays as it is.',
  };
}

const AFTER: {
  readonly [K in Deed['kind']]: (attempt: Attempt, deed: Extract<Deed, { kind: K }>) => Attempt;
} = {
  check: (attempt) => ({ ...attempt, checking: true, before: undefined }),
  checked: (attempt, { marked, text }) => ({
    ...attempt,
    checking: false,
    marked,
    text,
    stale: false,
    ran: text === attempt.text ? attempt.ran : '',
    checks: attempt.checks + (marked.study.refused === '' ? 1 : 0),
    notice: resultOf(marked, text),
  }),
  edited: (attempt) => (attempt.stale || !attempt.marked ? attempt : { ...attempt, stale: true }),
  ran: (attempt, { summary }) => ({ ...attempt, ran: summary }),
  hinted(attempt, { of }) {
    const hints = attempt.hints + 1;
    return hints > of
      ? attempt
      : { ...attempt, hints, notice: `Hint ${hints} of ${of} is shown below the task.` };
  },
  solution: showSolution,
  reset: (attempt, { before }) => ({ ...attempt, before, notice: 'Starter restored.' }),
  undone: (attempt) => ({ ...attempt, before: undefined, notice: 'Your text is back.' }),
  said: (attempt, { notice }) => ({ ...attempt, notice }),
};

export function after(attempt: Attempt, deed: Deed): Attempt {
  // The record's type has one entry a kind; TypeScript cannot see that the deed found its own.
  return AFTER[deed.kind](attempt, deed as never);
}
