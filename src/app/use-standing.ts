import { useMemo } from 'react';
import { foldProgress, type Progress } from '#domain/progress/fold.ts';
import type { Answer, Question } from '#domain/questions/types.ts';
import { append, progress } from '#platform/progress.ts';
import { useStore } from '#platform/store.ts';
import { standingOf, type Standing } from './standing.ts';

export function useProgress(): Progress {
  const events = useStore(progress, (state) => state.events);
  return useMemo(() => foldProgress(events), [events]);
}

export function useStanding(): Standing {
  const folded = useProgress();
  return useMemo(() => standingOf(folded), [folded]);
}

export function recordAnswer(question: Question, answer: Answer, right: boolean): void {
  void append({ kind: 'question-answered', question: question.id, answer, right });
}
