import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { posixRegex } from '#domain/simulation/regex/posix.ts';
import { RegexError } from '#domain/simulation/regex/syntax.ts';
import { compilePattern, matches } from '#domain/simulation/shell/expand/pattern.ts';
import { integerOf } from './numbers.ts';

/** What is wrong with an expression, in the words of BusyBox. */
export class TestError extends Error {}

const NUMERIC: ReadonlyMap<string, (left: bigint, right: bigint) => boolean> = new Map([
  ['-eq', (left: bigint, right: bigint) => left === right],
  ['-ne', (left: bigint, right: bigint) => left !== right],
  ['-lt', (left: bigint, right: bigint) => left < right],
  ['-le', (left: bigint, right: bigint) => left <= right],
  ['-gt', (left: bigint, right: bigint) => left > right],
  ['-ge', (left: bigint, right: bigint) => left >= right],
]);

const ON_FILES: ReadonlySet<string> = new Set(['-nt', '-ot', '-ef']);

const ON_TEXTS: ReadonlyMap<string, (left: string, right: string) => boolean> = new Map([
  ['=', (left: string, right: string) => left === right],
  ['==', (left: string, right: string) => left === right],
  ['!=', (left: string, right: string) => left !== right],
  ['<', (left: string, right: string) => left < right],
  ['>', (left: string, right: string) => left > right],
]);

export const BINARY: ReadonlySet<string> = new Set([
  ...NUMERIC.keys(),
  ...ON_FILES,
  ...ON_TEXTS.keys(),
  '=~',
]);

/** Texts and numbers. */
export function compare(left: string, operator: string, right: string, isExtended: boolean): boolean {
  const onNumbers = NUMERIC.get(operator);
  if (onNumbers) return onNumbers(numberOf(left), numberOf(right));
  if (operator === '=~') return matchesExpression(left, right, isExtended);
  if (!isExtended || operator === '<' || operator === '>')
    return ON_TEXTS.get(operator)?.(left, right) ?? false;
  return matches(compilePattern(right), left) === (operator !== '!=');
}

function matchesExpression(left: string, right: string, isExtended: boolean): boolean {
  if (!isExtended) throw new TestError('=~: unknown operand');
  try {
    return posixRegex(right, 'ere').test(left);
  } catch (error) {
    if (error instanceof RegexError) return false;
    throw error;
  }
}

function numberOf(text: string): bigint {
  const number = integerOf(text);
  if (typeof number === 'bigint') return number;
  const prefix = text === '' ? '' : `${text}: `;
  throw new TestError(`${prefix}${number === 'bad' ? 'bad number' : 'out of range'}`);
}

/** Undefined when the operator is not one on files. Times count in whole seconds. */
export function compareFiles(
  process: Process,
  left: string,
  operator: string,
  right: string,
): boolean | undefined {
  if (!ON_FILES.has(operator)) return undefined;
  const [one, other] = [nodeAt(process, left), nodeAt(process, right)];
  if (!one || !other) return false;
  if (operator === '-ef') return one === other;
  const [first, second] = [Math.floor(one.modified / 1000), Math.floor(other.modified / 1000)];
  return operator === '-nt' ? first > second : first < second;
}

function nodeAt(process: Process, path: string): Node | undefined {
  try {
    return process.container.files.find(path, process).node;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
