/** Binary operators of arithmetic, from those that bind least. */
const LEVELS = [
  ['||'], ['&&'], ['|'], ['^'], ['&'], ['==', '!='], ['<=', '>=', '<', '>'], ['<<', '>>'], ['+', '-'], ['*', '/', '%'], ['**'],
] as const; // prettier-ignore

export type Operator = (typeof LEVELS)[number][number];

export const PRECEDENCE: ReadonlyMap<Operator, number> = new Map(
  LEVELS.flatMap((operators, level) => operators.map((operator) => [operator, level] as const)),
);

const LONGEST_FIRST: readonly Operator[] = [...PRECEDENCE.keys()].toSorted(
  (one, other) => other.length - one.length,
);

/** The operator that stands here; undefined for none, and for one that assigns. */
export function operatorAt(text: string, at: number): Operator | undefined {
  const operator = LONGEST_FIRST.find((one) => text.startsWith(one, at));
  if (operator === undefined || /^(?:[=!<>]=|&&|\|\||\*\*)$/.test(operator)) return operator;
  const rest = text.slice(at + operator.length, at + operator.length + 2);
  return rest.startsWith('=') && rest !== '==' ? undefined : operator;
}

const truth = (holds: boolean): bigint => (holds ? 1n : 0n);

const OPERATIONS: ReadonlyMap<Operator, (left: bigint, right: bigint) => bigint> = new Map<
  Operator,
  (left: bigint, right: bigint) => bigint
>([
  ['|', (left, right) => left | right],
  ['^', (left, right) => left ^ right],
  ['&', (left, right) => left & right],
  ['==', (left, right) => truth(left === right)],
  ['!=', (left, right) => truth(left !== right)],
  ['<=', (left, right) => truth(left <= right)],
  ['>=', (left, right) => truth(left >= right)],
  ['<', (left, right) => truth(left < right)],
  ['>', (left, right) => truth(left > right)],
  ['<<', (left, right) => left << (right & 63n)],
  ['>>', (left, right) => left >> (right & 63n)],
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['%', (left, right) => left % right],
  ['**', power],
]);

/** What `&&` and `||` do is decided before their right side is known. */
export const binary = (operator: Operator, left: bigint, right: bigint): bigint =>
  OPERATIONS.get(operator)?.(left, right) ?? 0n;

/** By squares, cut to 64 bits at each step: an exponent is whatever the learner writes. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = BigInt.asIntN(64, result * square);
    square = BigInt.asIntN(64, square * square);
  }
  return result;
}
