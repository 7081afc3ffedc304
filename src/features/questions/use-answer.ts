import { useState } from 'react';
import { markAnswer } from '#domain/questions/mark.ts';
import type { Answer, Question } from '#domain/questions/types.ts';
import { shownOrder } from './shuffle.ts';

/** One sitting with one question: what is chosen, and whether it was right once it is checked. */
export function useAnswer(question: Question, onAnswered: (answer: Answer, right: boolean) => void) {
  const shown = shownOrder(question.id, question.options.length);
  const first: Answer = question.form === 'order' ? shown : [];
  const [answer, setAnswer] = useState(first);
  const [right, setRight] = useState<boolean>();
  return {
    /** The order in which the options are shown. */
    shown,
    answer,
    setAnswer,
    /** Undefined until it is checked. */
    right,
    /** Nothing chosen is no answer. */
    check: () => {
      if (answer.length === 0 || right !== undefined) return;
      const isRight = markAnswer(question, answer);
      setRight(isRight);
      onAnswered(answer, isRight);
    },
    again: () => {
      setRight(undefined);
      setAnswer(first);
    },
  };
}
