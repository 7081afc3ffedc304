/** What operators do with the values of their operands. */
import { BUILTIN_FUNCTIONS } from './builtins.ts';
import { AwkFailure } from './failure.ts';
import type { Machine } from './machine.ts';
import { load, store, subscript } from './targets.ts';
import type { BinaryOperator, Comparison, Expression } from './syntax/tree.ts';
import { isTrue, numeric, toNumber, type Value } from './values.ts';

type Kind = Expression['kind'];
type Apply<K extends Kind> = (
  machine: Machine,
  node: Extract<Expression, { kind: K }>,
  values: readonly Value[],
) => Value;

const OPERATIONS: { readonly [K in Kind]?: Apply<K> } = {
  regex: (machine, { regex }) => Number(regex.test(machine.record.text)),
  read: (machine, { target }, values) => load(machine, target, values),
  assign,
  step,
  binary: (_, { operator }, [one, other]) => compute(operator, toNumber(one), toNumber(other)),
  unary: (_, { operator }, [value]) => {
    if (operator === '!') return Number(!isTrue(value));
    return operator === '-' ? -toNumber(value) : toNumber(value);
  },
  compare: (machine, { operator }, [one, other]) => Number(compare(machine, operator, one, other)),
  match: matches,
  concatenate: (machine, _, [one, other]) => machine.textOf(one) + machine.textOf(other),
  in: (machine, { name }, values) =>
    Number(machine.memory.cell(name).array().has(subscript(machine, values))),
  group: (machine, _, values) => (values.length === 1 ? values[0] : subscript(machine, values)),
  builtin: (machine, node, values) => {
    const builtin = BUILTIN_FUNCTIONS.get(node.name);
    if (!builtin) throw new AwkFailure('Call to undefined function');
    return builtin(machine, values, node);
  },
};

export function apply(machine: Machine, node: Expression, values: readonly Value[]): Value {
  const operation = OPERATIONS[node.kind] as Apply<Kind> | undefined;
  return operation?.(machine, node, values);
}

function assign(
  machine: Machine,
  { target, operator }: Extract<Expression, { kind: 'assign' }>,
  values: readonly Value[],
): Value {
  const places = values.slice(0, -1);
  const given = values.at(-1);
  // A variable that was given nothing is an empty text from then on, and no number.
  const value =
    operator === ''
      ? (given ?? '')
      : compute(operator, toNumber(load(machine, target, places)), toNumber(given));
  store(machine, target, places, value);
  return value;
}

function step(
  machine: Machine,
  { target, by, isPrefix }: Extract<Expression, { kind: 'step' }>,
  values: readonly Value[],
): Value {
  const before = toNumber(load(machine, target, values));
  store(machine, target, values, before + by);
  return isPrefix ? before + by : before;
}

function compute(operator: BinaryOperator, one: number, other: number): number {
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case '^':
      return one ** other;
    case '/':
    case '%':
      if (other === 0) throw new AwkFailure('Division by zero');
      return operator === '/' ? one / other : one % other;
  }
}

/** Numbers with numbers, and what looks like one; everything else as texts, byte by byte. */
function compare(machine: Machine, operator: Comparison, one: Value, other: Value): boolean {
  const [left, right] = [numeric(one), numeric(other)];
  if (left !== null && right !== null) return holds(operator, left, right);
  return holds(operator, machine.textOf(one), machine.textOf(other));
}

function holds<Compared extends number | string>(
  operator: Comparison,
  one: Compared,
  other: Compared,
): boolean {
  switch (operator) {
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
  }
}

function matches(
  machine: Machine,
  { operands, isNegated }: Extract<Expression, { kind: 'match' }>,
  [text, pattern]: readonly Value[],
): Value {
  const [, right] = operands;
  const regex = right?.kind === 'regex' ? right.regex : machine.regex(machine.textOf(pattern));
  return Number(regex.test(machine.textOf(text)) !== isNegated);
}
