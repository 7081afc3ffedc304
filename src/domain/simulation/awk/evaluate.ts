/**
 * Values of expressions. Most are computed at once; those within which something waits (a command, a read, a function of the program)
 * are tasks. Both first compute the operands and then apply the operation.
 */
import type { Task } from '#domain/simulation/kernel/task.ts';
import { apply } from './apply.ts';
import { applyBlocking } from './blocking.ts';
import type { Executor } from './executor.ts';
import type { Machine } from './machine.ts';
import type { Expression } from './syntax/tree.ts';
import { isTrue, type Value } from './values.ts';

export function valueOf(machine: Machine, node: Expression): Value {
  const { kind, operands } = node;
  if (kind === 'constant') return node.value;
  if (kind === 'and' || kind === 'or' || kind === 'conditional') return lazyValueOf(machine, node);
  const values: Value[] = [];
  for (const operand of operands)
    values.push(isPattern(node, operand) ? undefined : valueOf(machine, operand));
  return apply(machine, node, values);
}

/** An expression between slashes that is an argument as such, not a match with the record. */
const isPattern = (node: Expression, operand: Expression): boolean =>
  operand.kind === 'regex' &&
  (node.kind === 'match' ? node.operands[1] === operand : node.kind === 'builtin');

function lazyValueOf(machine: Machine, { kind, operands }: Expression): Value {
  const [first, second, third] = operands;
  const isSet = truthOf(machine, first);
  if (kind === 'and') return Number(isSet && truthOf(machine, second));
  if (kind === 'or') return Number(isSet || truthOf(machine, second));
  const chosen = isSet ? second : third;
  return chosen && valueOf(machine, chosen);
}

const truthOf = (machine: Machine, node: Expression | undefined): boolean =>
  node !== undefined && isTrue(valueOf(machine, node));

export function* evaluate(executor: Executor, node: Expression): Task<Value> {
  const { machine } = executor;
  if (!node.blocks) return valueOf(machine, node);
  const { kind, operands } = node;
  if (kind === 'and' || kind === 'or' || kind === 'conditional') return yield* lazily(executor, node);
  const values: Value[] = [];
  for (const operand of operands)
    values.push(isPattern(node, operand) ? undefined : yield* evaluate(executor, operand));
  return (yield* applyBlocking(executor, node, values)) ?? apply(machine, node, values);
}

function* lazily(executor: Executor, { kind, operands }: Expression): Task<Value> {
  const [first, second, third] = operands;
  const isSet = first !== undefined && isTrue(yield* evaluate(executor, first));
  if (kind === 'conditional') {
    const chosen = isSet ? second : third;
    return chosen && (yield* evaluate(executor, chosen));
  }
  if (isSet === (kind === 'or')) return Number(isSet);
  return Number(second !== undefined && isTrue(yield* evaluate(executor, second)));
}
