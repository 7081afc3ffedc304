/** What is said of a check, in words. Every figure comes from the marks. */
import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import type { RuleResult } from '#domain/grading/types.ts';
import type { Marked } from '#worker/protocol.ts';

export const STATES = { met: 'Met', unmet: 'Not met', unverified: 'Not verified' } as const;
export type State = keyof typeof STATES;

export function stateOf({ holds }: Pick<RuleResult, 'holds'>): State {
  if (holds === null) return 'unverified';
  return holds ? 'met' : 'unmet';
}

export const points = (number: number): string => `${number} ${number === 1 ? 'point' : 'points'}`;

/** Full marks: accepted, and no rule is left. */
export const isFull = (marked: Marked): boolean =>
  marked.study.refused === '' && marked.accepted && marked.points === marked.of;

const endless = (sentence: string): string => sentence.replace(/\.$/, '');

function firstProblem(marked: Marked, text: string): string {
  const error = marked.accepted
    ? undefined
    : marked.study.problems.find(({ severity }) => severity === 'error');
  const rule = marked.rules.find(({ holds }) => holds === false);
  const at = (span?: Span): string => (span ? `: line ${positionAt(text, span[0]).line}. ` : '');
  if (error) return ` First problem${at(error.span)}${endless(error.explanation.what)}.`;
  if (!rule) return '';
  // What a requirement says is what should be: alone it would read as if it were so.
  return ` First problem${at(rule.span) || ', '}${rule.span ? 'Not met' : 'not met'}: ${endless(rule.says)}.`;
}

function full({ of, unverified }: Marked): string {
  const rest = unverified > 0 ? `, ${unverified} of them not verified: the task leaves that open` : '';
  return `${of} of ${points(of)}${rest}. All requirements are met.`;
}

/** One sentence or two; `text` is what was checked. */
export function resultOf(marked: Marked, text: string): string {
  if (marked.study.refused !== '') return `Not checked. ${marked.study.refused}`;
  if (isFull(marked)) return full(marked);
  const { accepted, points: earned, of, wouldEarn, study } = marked;
  if (accepted) return `${earned} of ${points(of)}.${firstProblem(marked, text)}`;
  if (study.documents.length === 0 && study.problems.length === 0)
    return `0 of ${points(of)}. There is nothing to check yet: the text holds no object.`;
  return `The API server refuses this: 0 of ${of}. It would earn ${wouldEarn} once accepted.${firstProblem(marked, text)}`;
}
