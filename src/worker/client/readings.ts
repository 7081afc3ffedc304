/** What the page makes of an answer, of none, and of being overtaken, for each thing that is asked. */
import type { Gradable } from '#domain/grading/types.ts';
import type { Addition, Command, Marked, Ran, Request, Response, Said, Study } from '#worker/protocol.ts';
import { refusedMark, refusedRun, refusedSaid, refusedStudy } from '#worker/refusal.ts';
import { NO_START } from './words.ts';

export interface Reading<Ask extends Request['ask'], T> {
  answered(response: Extract<Response, { ask: Ask }>): T;
  refused(reason: string): T;
  skipped(): T;
}

export const STUDY: Reading<'study', Study | undefined> = {
  answered: ({ study }) => study,
  refused: refusedStudy,
  skipped: () => undefined,
};

export const ADDED: Reading<'added', Addition | undefined> = {
  answered: ({ addition }) => addition,
  refused: (reason) => ({ objects: [], refused: reason }),
  skipped: () => undefined,
};

export const RUN: Reading<'run', Ran | undefined> = {
  answered: ({ ran }) => ran,
  refused: refusedRun,
  skipped: () => undefined,
};

export const COMPLETE: Reading<'complete', readonly string[]> = {
  answered: ({ words }) => words,
  refused: () => [],
  skipped: () => [],
};

export const markOf = (exercise: Gradable): Reading<'mark', Marked> => ({
  answered: ({ marked }) => marked,
  refused: (reason) => refusedMark(exercise, reason),
  skipped: () => refusedMark(exercise, NO_START),
});

export const kubectlOf = (command: Command): Reading<'kubectl', Said> => ({
  answered: ({ said }) => said,
  refused: (reason) => refusedSaid(command, reason),
  skipped: () => refusedSaid(command, NO_START),
});
