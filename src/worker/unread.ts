/** Why a text was not judged, in words. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';

/** A text that passes a limit was not read at all: nothing is said of what the API server would make of it. */
export function refusalOf(problems: readonly Diagnostic[]): string | undefined {
  const explanation = problems.find(({ code }) => code.startsWith('limits/'))?.explanation;
  return explanation && `${explanation.what} ${explanation.fix}`.trim();
}

/** A fault of ours must not cost the learner his page: it is said in words like any other refusal. */
export function inWords(error: unknown): string {
  return `The checker failed on this text (${error instanceof Error ? error.message : String(error)}). Please report it; your text is kept.`;
}
