/** What waits: commands, reads, functions of the program. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { startChild, waitFor } from '#domain/simulation/programs/start.ts';
import type { Executor } from './executor.ts';
import { AwkFailure } from './failure.ts';
import { Cell } from './memory.ts';
import type { RecordReader } from './reader.ts';
import { store } from './targets.ts';
import type { Expression } from './syntax/tree.ts';
import { UserText, type Value } from './values.ts';

/** Undefined when the operation itself does not wait, only something within it. */
export function* applyBlocking(executor: Executor, node: Expression, values: readonly Value[]): Task<Value> {
  if (node.kind === 'call') return (yield* call(executor, node, values)) ?? new UserText('');
  if (node.kind === 'getline') return yield* getline(executor, node, values);
  if (node.kind !== 'builtin') return undefined;
  const { machine } = executor;
  if (node.name === 'close') return yield* machine.streams.closeOne(machine.textOf(values[0]));
  if (node.name === 'system') return yield* system(executor, machine.textOf(values[0]));
  // Everything is written at once: nothing is left to flush.
  return node.name === 'fflush' ? 0 : undefined;
}

function* system({ machine: { process } }: Executor, command: string): Task<number> {
  if (command === '') return 0;
  try {
    const child = startChild(process, ['sh', '-c', command]);
    const code = yield* waitFor(child);
    return child.endedBy > 0 ? 0 : code;
  } catch (error) {
    if (error instanceof SystemError) return 127;
    throw error;
  }
}

function* call(
  executor: Executor,
  { name, operands }: Extract<Expression, { kind: 'call' }>,
  values: readonly Value[],
): Task<Value> {
  const { machine } = executor;
  const called = machine.program.functions.get(name);
  if (!called) throw new AwkFailure('Call to undefined function');
  const frame = new Map<string, Cell>();
  for (const [position, parameter] of called.parameters.entries())
    frame.set(parameter, passed(executor, operands[position], values[position]));
  machine.memory.enter(frame);
  try {
    executor.returned = undefined;
    yield* executor.run(called.body);
    const { returned } = executor;
    executor.returned = undefined;
    return returned;
  } finally {
    machine.memory.leave();
  }
}

/** A bare name is handed over as it is: it may be an array, or become one. */
function passed({ machine }: Executor, operand: Expression | undefined, value: Value): Cell {
  const isName = operand?.kind === 'read' && operand.target.kind === 'variable';
  const cell = isName ? machine.memory.cell(operand.target.name) : undefined;
  return cell && (cell.isArray || value === undefined) ? cell.passed() : new Cell(value);
}

/** 1 with a record, 0 at the end, -1 when there is nothing to read from. */
function* getline(
  executor: Executor,
  { source, target }: Extract<Expression, { kind: 'getline' }>,
  values: readonly Value[],
): Task<number> {
  const { machine } = executor;
  if (source === 'input' && executor.input.isOver) return -1;
  const places = source === 'input' ? values : values.slice(1);
  const text =
    source === 'input' ? yield* executor.input.next() : yield* fromStream(executor, source, values[0]);
  if (typeof text === 'number') return text;
  if (text === null) return 0;
  if (target) store(machine, target, places, new UserText(text));
  else machine.record.set(new UserText(text));
  if (source === 'input') executor.input.counted();
  return 1;
}

function* fromStream(
  { machine }: Executor,
  source: 'file' | 'command',
  name: Value,
): Task<string | null | -1> {
  const reader: RecordReader | undefined = machine.streams.input(source, machine.textOf(name));
  if (!reader) return -1;
  try {
    return yield* reader.next(machine.separatorOf(machine.text('RS')));
  } catch (error) {
    // A directory can be opened, but not read.
    if (error instanceof SystemError) return -1;
    throw error;
  }
}
