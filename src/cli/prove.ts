import { compileCourse } from '#compiler/course.ts';
import { proveExercise } from '#domain/grading/prove.ts';
import { parse } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

/**
 * `prove`: the starter is not full, every solution is full, every mistake breaks exactly what it says, every rule is
 * broken by some mistake.
 */
export const prove: Command = async (args, { content, print }) => {
  const { operands } = parse(args, []);
  const { index, exercises, mistakes } = await compileCourse(content);
  const unknown = operands.filter((id) => !exercises.has(id));
  if (unknown.length > 0) throw new UsageError(`no exercise named "${unknown.join('", "')}"`);
  let failed = 0;
  for (const { id } of index.exercises.filter(
    (entry) => operands.length === 0 || operands.includes(entry.id),
  )) {
    const exercise = exercises.get(id);
    if (!exercise) continue;
    const wrong = mistakes.get(id) ?? [];
    const failures = proveExercise(exercise, wrong);
    failed += failures.length;
    print(
      `${failures.length === 0 ? 'proved' : 'FAILED'} ${id}: ${exercise.solutions.length} solutions, ${wrong.length} mistakes, ${exercise.rules.length} rules`,
    );
    for (const failure of failures) print(`  ${failure}`);
  }
  return failed === 0 ? 0 : 1;
};
