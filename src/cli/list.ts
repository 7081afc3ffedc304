import { compileCourse } from '#compiler/course.ts';
import { parse } from './arguments.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

/** `list`: the exercises, in the course's order. */
export const list: Command = async (args, { content, print }) => {
  const { flags, operands } = parse(args, ['--json']);
  if (operands.length > 0) throw new UsageError('list takes no operands');
  const { index, exercises } = await compileCourse(content);
  for (const { id, chapter, title, minutes, difficulty, of } of index.exercises) {
    const task = exercises.get(id)?.taskText ?? '';
    if (flags.has('--json')) print(JSON.stringify({ id, chapter, title, minutes, difficulty, of, task }));
    else print(`${id.padEnd(20)} ${chapter.padEnd(11)} ${String(minutes).padStart(2)} min  ${title}`);
  }
  return 0;
};
