/** Progress is an append-only log; everything shown is a fold over it. `at` is epoch milliseconds, `zone` minutes east of UTC. */
interface Stamp {
  /** Unique; import merges by it. */
  readonly id: string;
  readonly at: number;
  readonly zone: number;
}

export type ProgressEvent = Stamp &
  (
    | { readonly kind: 'lesson-opened'; readonly lesson: string }
    | { readonly kind: 'lesson-finished'; readonly lesson: string }
    | {
        readonly kind: 'exercise-checked';
        readonly exercise: string;
        readonly points: number;
        readonly of: number;
        readonly accepted: boolean;
        readonly text: string;
      }
    | { readonly kind: 'hint-shown'; readonly exercise: string; readonly hint: number }
    | { readonly kind: 'solution-shown'; readonly exercise: string; readonly solution: string }
    | {
        readonly kind: 'question-answered';
        readonly question: string;
        readonly answer: readonly number[];
        readonly right: boolean;
      }
  );
