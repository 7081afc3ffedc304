import type { Gradable } from '#domain/grading/types.ts';
import type { Command, Marked, Ran, Said, Study } from './protocol.ts';

/** What is shown when a text was not judged at all; `reason` is a sentence for the learner. */
export function refusedStudy(reason: string): Study {
  return {
    documents: [],
    problems: [],
    graph: { nodes: [], edges: [] },
    layout: { width: 0, height: 0, nodes: [], edges: [] },
    story: [],
    patterns: [],
    terminal: '',
    refused: reason,
  };
}

/** A check that could not be made costs nothing and earns nothing: no rule is said to hold or to fail. */
export function refusedMark(exercise: Pick<Gradable, 'rules'>, reason: string): Marked {
  const of = exercise.rules.reduce((sum, { points }) => sum + points, 0);
  return {
    accepted: false,
    points: 0,
    of,
    wouldEarn: 0,
    unverified: 0,
    rules: [],
    study: refusedStudy(reason),
  };
}

export const refusedRun = (reason: string): Ran => ({ record: undefined, refused: reason });

/** The terminal says it where kubectl would say what is wrong. */
export const refusedSaid = ({ at }: Pick<Command, 'at'>, reason: string): Said => ({
  stdout: '',
  stderr: `${reason}\n`,
  code: 1,
  at,
  changes: false,
});
