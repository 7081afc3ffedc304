import type { Exercise } from '#domain/course/types.ts';
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';
import { core } from '#platform/core.ts';
import type { Happened } from '#platform/event-record.ts';
import { refusedMark } from '#worker/refusal.ts';
import type { Marked } from '#worker/protocol.ts';

export type ExerciseEvent = Extract<Happened, { kind: 'exercise-checked' | 'hint-shown' | 'solution-shown' }>;

/** Marks the text and says so to the log. A text that could not be judged is no attempt. Never rejects. */
export async function check(
  exercise: Exercise,
  text: string,
  onEvent: (event: ExerciseEvent) => void,
): Promise<Marked> {
  const { id, roles, rules, given } = exercise;
  if (text.length > BROWSER_LIMITS.length) {
    return refusedMark(
      exercise,
      `The text is longer than ${BROWSER_LIMITS.length / 1024} KiB; shorten it and check again.`,
    );
  }
  const marked = await core.mark(text, { id, roles, rules, given });
  if (marked.study.refused === '') {
    const { points, of, accepted } = marked;
    onEvent({ kind: 'exercise-checked', exercise: id, points, of, accepted, text });
  }
  return marked;
}
