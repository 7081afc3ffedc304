/** What the worker answers, as plain functions: text in, verdicts, drawing and marks out. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { grade, type GradeOptions } from '#domain/grading/grade.ts';
import type { Gradable } from '#domain/grading/types.ts';
import { findPatterns } from '#domain/patterns/find.ts';
import { graphOf } from '#domain/topology/graph.ts';
import { layoutOf } from '#domain/topology/layout.ts';
import { storyOf } from '#domain/topology/story.ts';
import { dependsOn } from '#domain/world/depends.ts';
import { findFaults } from '#domain/world/faults.ts';
import type { World } from '#domain/world/types.ts';
import { buildWorld } from '#domain/world/world.ts';
import { withFixes } from './fixes.ts';
import type { DocumentVerdict, Marked, Study } from './protocol.ts';
import { refusedMark, refusedStudy } from './refusal.ts';
import { terminalOf } from '#domain/kubernetes/terminal.ts';
import { inWords, refusalOf } from './unread.ts';

/** The name of the learner's text; spans of other sources mean nothing in the editor. */
const ANSWER = 'answer';
/** The name that the learner's text has in the exam's terminal. */
const FILE = 'answer.yaml';

function verdictOf(manifest: Manifest, world: World): DocumentVerdict {
  const { doc, kind, span, accepted, stage, object } = manifest;
  return {
    doc,
    kind,
    name: object?.metadata?.name ?? '',
    span,
    accepted,
    depends: dependsOn(manifest, world),
    ...(stage === undefined ? {} : { stage }),
  };
}

const inAnswer = ({ source }: Diagnostic): boolean => source === undefined || source === ANSWER;

/** The text as it is read, the world of it, and everything that is found in both, in the text's order. */
function judge(text: string, given: readonly Manifest[]) {
  const { manifests, problems } = readManifests(text, ANSWER, BROWSER_LIMITS);
  const world = buildWorld(manifests, given);
  const found = [...problems, ...findFaults(world).filter(inAnswer)];
  return { manifests, world, problems: found.toSorted((a, b) => a.span[0] - b.span[0]) };
}

function study(text: string, given: string): Study {
  const exists = readManifests(given, 'given', BROWSER_LIMITS).manifests;
  const { manifests, world, problems } = judge(text, exists);
  const refused = refusalOf(problems);
  if (refused !== undefined)
    return { ...refusedStudy(refused), problems: problems.map((problem) => ({ ...problem, fixes: [] })) };
  const graph = graphOf(world);
  return {
    documents: manifests.map((manifest) => verdictOf(manifest, world)),
    problems: withFixes(text, problems, (copy) => judge(copy, exists).problems),
    graph,
    layout: layoutOf(graph),
    narrow: layoutOf(graph, { width: 'narrow' }),
    story: storyOf(graph),
    patterns: findPatterns(world),
    terminal: terminalOf(manifests, FILE),
    refused: '',
  };
}

/** A fault of ours is said in words, like any other refusal. */
export function studyOf(text: string, given: string): Study {
  try {
    return study(text, given);
  } catch (error) {
    return refusedStudy(inWords(error));
  }
}

/** `run` runs Pods; without it, rules on what happens are not verified. */
export function markOf(text: string, exercise: Gradable, run?: GradeOptions['run']): Marked {
  try {
    const seen = studyOf(text, exercise.given);
    if (seen.refused !== '') return { ...refusedMark(exercise, seen.refused), study: seen };
    const options = { limits: BROWSER_LIMITS, ...(run && { run }) };
    const report = grade(exercise, [{ name: ANSWER, text }], options);
    const { accepted, points, of, wouldEarn, unverified, rules } = report;
    return { accepted, points, of, wouldEarn, unverified, rules, study: seen };
  } catch (error) {
    return refusedMark(exercise, inWords(error));
  }
}
