import { imageFor } from '#domain/simulation/images/all.ts';
import { runsWith } from './behaviour/run.ts';
import { grade } from './grade.ts';
import type { Gradable, Report } from './types.ts';

/** An exercise with what has to be proved about it; the course's exercise is one. */
export interface Provable extends Gradable {
  readonly starter: string;
  readonly solutions: readonly { readonly name: string; readonly text: string }[];
}

export interface ProvableMistake {
  /** File name without extension. */
  readonly name: string;
  readonly text: string;
  /** Ids of rules, or `accepted`. */
  readonly breaks: readonly string[];
}

/**
 * Proves an exercise: the starter is not full, every solution is full, every mistake breaks exactly what it says, and every
 * rule is broken by some mistake. Gives one line a failure, its file first; empty when all is proved.
 */
export function proveExercise(exercise: Provable, mistakes: readonly ProvableMistake[]): readonly string[] {
  const { solutions } = exercise;
  const check = (text: string): Report =>
    grade(exercise, [{ name: 'answer', text }], { run: runsWith(imageFor) });
  const broken = mistakes.flatMap(({ breaks }) => breaks);
  return [
    ...inFile('starter.yaml', starterFailures(check(exercise.starter))),
    ...(solutions.length === 0 ? ['solutions: There is no solution.'] : []),
    ...solutions.flatMap(({ name, text }) => inFile(`solutions/${name}.yaml`, solutionFailures(check(text)))),
    ...mistakes.flatMap(({ name, text, breaks }) =>
      inFile(`mistakes/${name}.yaml`, mistakeFailures(check(text), breaks)),
    ),
    ...unbroken(exercise, broken).map((id) => `mistakes: No mistake breaks the rule ${id}.`),
  ];
}

const inFile = (file: string, messages: readonly string[]): readonly string[] =>
  messages.map((message) => `${file}: ${message}`);

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
  const missed = breaks
    .filter((id) => !broken.includes(id))
    .map((id) => `It says that it breaks ${id}, and does not.`);
  const surplus = broken
    .filter((id) => !breaks.includes(id))
    .map((id) => `It breaks ${id} too (${evidenceFor(report, id)})`);
  return [...missed, ...surplus];
}

/** What a report says is broken: `accepted` first, then the ids of the rules that do not hold. */
export function brokenIn({ accepted, rules }: Report): readonly string[] {
  return [
    ...(accepted ? [] : ['accepted']),
    ...rules.filter(({ holds }) => holds === false).map(({ id }) => id),
  ];
}

function evidenceFor({ rules, manifests }: Report, id: string): string {
  if (id !== 'accepted') return rules.find((rule) => rule.id === id)?.evidence ?? '';
  const errors = manifests.flatMap(({ diagnostics }) =>
    diagnostics.filter(({ severity }) => severity === 'error'),
  );
  return errors[0]?.text ?? 'nothing was read';
}

const unbroken = ({ rules }: Gradable, broken: readonly string[]): readonly string[] =>
  rules.map(({ id }) => id).filter((id) => !broken.includes(id));
