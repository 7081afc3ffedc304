/** Findings with what the editor can do about them by itself. */
import { provenFixes } from '#domain/assist/fixes.ts';
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Problem } from './protocol.ts';

/**
 * Each fix is tried on a copy of the text, and the verdict waits for that: so many characters are judged once more, and no
 * fewer than so many copies. An answer of 50 lines has some 30 of them, far more than it has findings.
 */
const CHARACTERS = 50_000;
const COPIES = 3;

/** `problemsOf` judges a copy as the text was judged. What was not tried is not offered. */
export function withFixes(
  text: string,
  problems: readonly Diagnostic[],
  problemsOf: (text: string) => readonly Diagnostic[],
): readonly Problem[] {
  let copies = Math.max(COPIES, Math.floor(CHARACTERS / Math.max(text.length, 1)));
  const fixes = provenFixes(text, problems, (copy) => ((copies -= 1) < 0 ? problems : problemsOf(copy)));
  return problems.map((problem, index) => ({ ...problem, fixes: fixes[index] ?? [] }));
}
