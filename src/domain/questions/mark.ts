import type { Answer, Question } from './types.ts';

/**
 * Is the answer right? `one`: exactly the right option. `several`: every right option and no other. `order`: all options in
 * the order in which they are listed. Positions that do not exist, or that stand twice, are wrong.
 */
export function markAnswer(question: Question, answer: Answer): boolean {
  const { form, options } = question;
  if (new Set(answer).size !== answer.length) return false;
  if (form === 'order')
    return answer.length === options.length && answer.every((position, index) => position === index);
  const right = options.flatMap((option, position) => (option.right ? [position] : []));
  if (form === 'one' && answer.length !== 1) return false;
  return answer.length === right.length && right.every((position) => answer.includes(position));
}
