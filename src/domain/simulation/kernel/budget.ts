/** What a run may use. Whoever passes a limit ends the run: what did not happen by then is not verified. */
export interface Budget {
  /** Turns of all processes together. */
  readonly steps: number;
  /** Processes at one time; one more fails as fork does. */
  readonly processes: number;
  /** Bytes of one file; more is not modelled. */
  readonly fileBytes: number;
  /** Entries of the trace. */
  readonly events: number;
  /** Turns that cost one virtual millisecond, so that a busy loop cannot stop the clock. */
  readonly stepsPerMillisecond: number;
}

export const BUDGET: Budget = {
  steps: 600_000,
  processes: 256,
  fileBytes: 1_048_576,
  events: 20_000,
  stepsPerMillisecond: 4,
};

export type BudgetName = keyof Budget;

/** For a learner. */
const WORDS: Readonly<Record<BudgetName, string>> = {
  steps: 'its programs did more than a run may do (a loop without a sleep?)',
  processes: 'it started too many processes',
  fileBytes: 'a file grew too large',
  events: 'too much happened: it wrote or connected without a pause',
  stepsPerMillisecond: 'its programs did more than a run may do',
};

export class BudgetSpent extends Error {
  readonly of: BudgetName;

  constructor(of: BudgetName) {
    super(WORDS[of]);
    this.of = of;
  }
}
