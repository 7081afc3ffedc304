import { JsonPathError } from './nodes.ts';

type Comparable = string | number | boolean;

const isComparable = (value: unknown): value is Comparable =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const TESTS: ReadonlyMap<string, (one: Comparable, other: Comparable) => boolean> = new Map([
  ['==', (one: Comparable, other: Comparable): boolean => one === other],
  ['!=', (one: Comparable, other: Comparable): boolean => one !== other],
  ['<', (one: Comparable, other: Comparable): boolean => one < other],
  ['<=', (one: Comparable, other: Comparable): boolean => one <= other],
  ['>', (one: Comparable, other: Comparable): boolean => one > other],
  ['>=', (one: Comparable, other: Comparable): boolean => one >= other],
]);

/** Whether a filter's comparison holds. Only values of one type compare. */
export function comparison(operator: string, left: unknown, right: unknown): boolean {
  const test = TESTS.get(operator);
  if (!test) throw new JsonPathError(`unrecognized filter operator ${operator}`, true);
  if (!isComparable(left) || !isComparable(right))
    throw new JsonPathError('invalid type for comparison', true);
  if (typeof left !== typeof right) throw new JsonPathError('incompatible types for comparison', true);
  return test(left, right);
}
