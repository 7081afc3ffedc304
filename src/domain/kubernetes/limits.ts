/** What a text may cost before it is refused unread. `cli` is for files of one's own, `browser` for what a page must survive. */
export interface Limits {
  /** UTF-16 units of the text. */
  readonly length: number;
  readonly documents: number;
  /** Events of the YAML parser over all documents: keys, values, starts and ends of collections. */
  readonly tokens: number;
  /** Nesting of one document. */
  readonly depth: number;
  /** Values of one document once its aliases are written out. */
  readonly expanded: number;
}

export const BROWSER_LIMITS: Limits = {
  length: 64 * 1024,
  documents: 20,
  tokens: 20_000,
  depth: 64,
  expanded: 20_000,
};

export const CLI_LIMITS: Limits = {
  length: 4 * 1024 * 1024,
  documents: 10_000,
  tokens: 2_000_000,
  depth: 100,
  expanded: 1_000_000,
};

/** Thrown inside yaml/ and caught by read.ts: which limit a text passed, and where. */
export class LimitPassed extends Error {
  readonly limit: keyof Limits;
  readonly at: number;

  constructor(limit: keyof Limits, at: number) {
    super(limit);
    this.limit = limit;
    this.at = at;
  }
}
