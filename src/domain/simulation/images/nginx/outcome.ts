/** What became of a request at one step. */
import type { Answer } from './exchange.ts';

export type Outcome =
  | { readonly is: 'answered'; readonly answer: Answer }
  /** A status without a body of its own: `error_page` or the built-in page answers. */
  | { readonly is: 'failed'; readonly status: number }
  /** Led on to another URI (with its query, when it has one) or named location, inside nginx. */
  | { readonly is: 'led'; readonly to: string };

export const failed = (status: number): Outcome => ({ is: 'failed', status });

export const answered = (status: number, body: string, headers: Answer['headers'] = []): Outcome => ({
  is: 'answered',
  answer: { status, headers, body },
});
