import { grade } from './grade.ts';
import type { Gradable, Report } from './types.ts';

/** An exercise with everything that has to be proved about it. */
export interface Provable {
  readonly exercise: Gradable;
  readonly starter: string;
  readonly solutions: readonly { readonly name: string; readonly text: string }[];
  /** `breaks`: ids of rules, or `accepted`. */
  readonly mistakes: readonly { readonly name: string; readonly text: string; readonly breaks: readonly string[] }[];
}

export interface ProofFailure {
  readonly exercise: string;
  /** File within the folder of the exercise. */
  readonly file: string;
  /** One sentence: what was expected, and what is. */
  readonly message: string;
}

/**
 * Proves an exercise: the starter is not full, every solution is full, every mistake breaks exactly what it says, and every
 * rule is broken by some mistake. Empty when all is proved.
 */
export function prove(provable: Provable): readonly ProofFailure[] {
  const { exercise, solutions, mistakes } = provable;
  const fail = (file: string, message: string): ProofFailure => ({ exercise: exercise.id, file, message });
  const check = (text: string): Report => grade(exercise, [{ name: 'answer', text }]);
  return [
    ...starterFailures(check(provable.starter)).map((message) => fail('starter.yaml', message)),
    ...(solutions.length === 0 ? [fail('solutions', 'There is no solution.')] : []),
    ...solutions.flatMap(({ name, text }) => solutionFailures(check(text)).map((message) => fail(`solutions/${name}.yaml`, message))),
    ...mistakes.flatMap(({ name, text, breaks }) => mistakeFailures(check(text), breaks).map((message) => fail(`mistakes/${name}.yaml`, message))),
    ...unbroken(exercise, mistakes.flatMap(({ breaks }) => breaks)).map((id) => fail('mistakes', `No mistake breaks the rule ${id}.`)),
  ];
}

function starterFailures({ points, of }: Report): readonly string[] {
  return points < of ? [] : [`The starter earns ${points} of ${of} already.`];
}

function solutionFailures(report: Report): readonly string[] {
  const { points, of, unverified } = report;
  if (points === of && unverified === 0) return [];
  const broken = brokenIn(report).map((id) => `${id} (${evidenceFor(report, id)})`);
  const open = unverified > 0 ? [`${unverified} points not verified`] : [];
  return [`A solution has to be full; it earns ${points} of ${of}: ${[...broken, ...open].join('; ')}.`];
}

function mistakeFailures(report: Report, breaks: readonly string[]): readonly string[] {
  const broken = brokenIn(report);
  const missed = breaks.filter((id) => !broken.includes(id)).map((id) => `It says that it breaks ${id}, and does not.`);
  const surplus = broken.filter((id) => !breaks.includes(id)).map((id) => `It breaks ${id} too (${evidenceFor(report, id)})`);
  return [...missed, ...surplus];
}

/** What a report says is broken: `accepted` first, then the ids of the rules that do not hold. */
export function brokenIn({ accepted, rules }: Report): readonly string[] {
  return [...(accepted ? [] : ['accepted']), ...rules.filter(({ holds }) => holds === false).map(({ id }) => id)];
}

function evidenceFor({ rules, manifests }: Report, id: string): string {
  if (id !== 'accepted') return rules.find((rule) => rule.id === id)?.evidence ?? '';
  const errors = manifests.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error'));
  return errors[0]?.text ?? 'nothing was read';
}

const unbroken = ({ rules }: Gradable, broken: readonly string[]): readonly string[] =>
  rules.map(({ id }) => id).filter((id) => !broken.includes(id));
