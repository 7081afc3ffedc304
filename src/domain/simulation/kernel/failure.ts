import { SystemError, Unmodelled } from './errno.ts';

/** Exit code of a program that stopped because it met something that is not modelled; the trace says so. */
const UNMODELLED_EXIT = 70;

/**
 * What becomes of a program that does not catch an error: a failed call ends it as real programs end. Anything else is a limit of
 * the model (a recursion deeper than the engine can hold, or a mistake of ours): the rest is then unknown, and nothing is guessed.
 */
export function failureOf(error: unknown): { readonly code: number; readonly unmodelled: string } {
  if (error instanceof Unmodelled) return { code: UNMODELLED_EXIT, unmodelled: error.what };
  if (error instanceof SystemError) return { code: 1, unmodelled: '' };
  const words = error instanceof Error ? error.message : String(error);
  return { code: UNMODELLED_EXIT, unmodelled: `internal: ${words}` };
}
