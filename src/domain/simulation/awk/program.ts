import { readOptions, UsageError, type Options, type Shape } from '#domain/simulation/applets/options.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { contentOf } from '#domain/simulation/stream/inputs.ts';
import { Failure, tool } from '#domain/simulation/stream/tool.ts';
import { assignmentOf } from './assignment.ts';
import { AwkFailure } from './failure.ts';
import { Machine } from './machine.ts';
import { runProgram } from './run.ts';
import { parseAwk } from './syntax/statements.ts';
import { withoutEscapes } from './syntax/escapes.ts';
import { AwkError } from './syntax/tree.ts';
import { UserText } from './values.ts';

const SHAPE: Shape = { usage: '[OPTIONS] [AWK_PROGRAM] [FILE]...', letters: '+v:F:f:e:W:' };

/** BusyBox' awk. Options end at the first operand: what follows the program is its own. */
export const awk: Program = tool({ name: 'awk', usage: SHAPE.usage, failure: 1 }, function* (process) {
  const { options, operands } = readOptions(process.argv.slice(1), SHAPE);
  const { source, place, rest } = yield* sourceOf(process, options, operands);
  try {
    const machine = new Machine(process, parseAwk(source));
    prepare(machine, options, rest);
    return yield* runProgram(machine);
  } catch (error) {
    if (error instanceof AwkError) throw new Failure(`${place}:${error.line}: ${error.message}`);
    if (error instanceof AwkFailure) throw new Failure(`${place}:1: ${error.message}`);
    throw error;
  }
});

interface Source {
  readonly source: string;
  /** What messages call it. */
  readonly place: string;
  /** Files and assignments. */
  readonly rest: readonly string[];
}

function* sourceOf(process: Process, options: Options, operands: readonly string[]): Task<Source> {
  const parts: string[] = [];
  const files = options.values('f');
  for (const path of files)
    parts.push(yield* contentOf(process, path, (name, reason) => `can't open '${name}': ${reason}`));
  parts.push(...options.values('e'));
  const place = files.at(-1) ?? 'cmd. line';
  if (parts.length > 0) return { source: parts.join('\n'), place, rest: operands };
  const [source, ...rest] = operands;
  if (source === undefined) throw new UsageError('');
  return { source, place, rest };
}

function prepare(machine: Machine, options: Options, rest: readonly string[]): void {
  const { memory, process } = machine;
  const environment = memory.cell('ENVIRON').array();
  for (const [name, value] of process.env) environment.set(name, new UserText(value));
  const names = memory.cell('ARGV').array();
  for (const [position, word] of ['awk', ...rest].entries()) names.set(String(position), new UserText(word));
  memory.cell('ARGC').set(rest.length + 1);
  const separator = options.value('F');
  if (separator !== undefined) memory.cell('FS').set(withoutEscapes(separator));
  for (const value of options.values('v')) {
    const assignment = assignmentOf(value);
    if (!assignment) throw new UsageError('');
    machine.set(assignment.name, assignment.value);
  }
}
