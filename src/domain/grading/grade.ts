import { CLI_LIMITS, type Limits } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { findFaults } from '#domain/world/faults.ts';
import { buildWorld } from '#domain/world/world.ts';
import type { Runs } from './behaviour/observed.ts';
import { judgeRule } from './judge/judges.ts';
import { bindRoles } from './roles.ts';
import { withoutLiveErrors } from './live.ts';
import type { Scene } from './scene.ts';
import type { Gradable, Judgement, Report, Rule, RuleResult } from './types.ts';

/** One text of an answer: a file, or what stands in the editor. */
export interface AnswerText {
  readonly name: string;
  readonly text: string;
}

export interface GradeOptions {
  readonly limits?: Limits;
  /** Runs Pods (`behaviour/run.ts`). Without it, rules on what happens are not verified, and others are read from the text. */
  readonly run?: (answer: readonly Manifest[], given: readonly Manifest[]) => Runs;
}

/**
 * Grades an answer, all texts of it together. Being accepted by the API server is a gate: a refused manifest earns 0, and
 * `wouldEarn` says what it would earn. Refused documents still count in the world, as far as they could be read. Never throws.
 */
export function grade(
  exercise: Gradable,
  sources: readonly AnswerText[],
  { limits = CLI_LIMITS, run }: GradeOptions = {},
): Report {
  const readings = sources.map(({ name, text }) => readManifests(text, name, limits));
  const manifests = readings.flatMap((reading) => reading.manifests.map(withoutLiveErrors));
  // A text that passes a limit has a problem and no manifest.
  const unread = readings.some((reading) => reading.manifests.length === 0 && reading.problems.some(isError));
  const accepted = !unread && manifests.length > 0 && manifests.every((manifest) => manifest.accepted);
  const given = readManifests(exercise.given, 'given').manifests;
  const world = buildWorld(manifests, given);
  const scene: Scene = {
    world,
    given: buildWorld([], given),
    roles: bindRoles(exercise.roles, world),
    demands: exercise.rules.flatMap((rule) => (rule.kind === 'container' ? [rule.args] : [])),
    runs: run?.(manifests, given),
  };
  const rules = exercise.rules.map((rule) => resultOf(rule, manifests, scene));
  const wouldEarn = sum(rules.map(({ points }) => points));
  return {
    exercise: exercise.id,
    accepted,
    points: accepted ? wouldEarn : 0,
    of: sum(exercise.rules.map(({ points }) => points)),
    wouldEarn,
    unverified: accepted ? sum(rules.filter(({ holds }) => holds === null).map(({ points }) => points)) : 0,
    rules,
    manifests,
    faults: findFaults(world),
  };
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

function resultOf(rule: Rule, answer: readonly Manifest[], scene: Scene): RuleResult {
  const { id, points, says } = rule;
  const { holds, evidence, fix = '', at } = answer.length === 0 ? NOTHING : judgeRule(rule, scene);
  const inAnswer = at && answer.includes(at.manifest) ? at : undefined;
  return {
    id,
    holds,
    points: holds === false ? 0 : points,
    of: points,
    says,
    evidence,
    fix: holds === false ? fix : '',
    span: inAnswer?.span,
    source: inAnswer?.manifest.source ?? '',
  };
}

const NOTHING: Judgement = {
  holds: false,
  evidence: 'Your answer holds no manifest yet.',
  fix: 'Write the manifests that the task asks for.',
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
