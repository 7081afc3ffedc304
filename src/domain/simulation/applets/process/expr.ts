import { applet, Failure } from '#domain/simulation/applets/applet.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { posixRegex } from '#domain/simulation/regex/posix.ts';

export const expr: Program = applet(
  { usage: 'EXPRESSION', letters: '+', numbers: true },
  function* ({ process, operands }) {
    if (operands.length === 0) throw new Failure('too few arguments', 2);
    const value = new Expression(operands).whole();
    yield* print(process, `${value}\n`);
    return isNothing(value) ? 1 : 0;
  },
);

const isNothing = (value: string): boolean => value === '' || /^-?0+$/.test(value);

const INTEGER = /^-?\d+$/;

type Operator = (one: string, other: string) => string;

function integer(text: string): bigint {
  if (!INTEGER.test(text)) throw new Failure('non-numeric argument', 2);
  return BigInt.asIntN(64, BigInt(text));
}

const arithmetic =
  (compute: (one: bigint, other: bigint) => bigint): Operator =>
  (one, other) =>
    String(BigInt.asIntN(64, compute(integer(one), integer(other))));

function divisor(number: bigint): bigint {
  if (number === 0n) throw new Failure('division by zero', 2);
  return number;
}

/** Numbers by their value, everything else by its bytes. */
const comparison =
  (holds: (order: number) => boolean): Operator =>
  (one, other) => {
    const areNumbers = INTEGER.test(one) && INTEGER.test(other);
    const [first, second] = areNumbers ? [integer(one), integer(other)] : [one, other];
    return holds(first < second ? -1 : first > second ? 1 : 0) ? '1' : '0';
  };

function matched(text: string, pattern: string): string {
  const regex = posixRegex(`^\\(${pattern.replace(/^\^/, '')}\\)`, 'bre');
  const match = regex.exec(text);
  if (regex.groups > 1) return match?.groups[2] ?? '';
  return String(match ? match.end - match.start : 0);
}

/** From the loosest to the tightest. */
const LEVELS: readonly ReadonlyMap<string, Operator>[] = [
  new Map<string, Operator>([
    ['|', (one, other) => (isNothing(one) ? (isNothing(other) ? '0' : other) : one)],
  ]),
  new Map<string, Operator>([['&', (one, other) => (isNothing(one) || isNothing(other) ? '0' : one)]]),
  new Map<string, Operator>([
    ['<', comparison((order) => order < 0)],
    ['<=', comparison((order) => order <= 0)],
    ['=', comparison((order) => order === 0)],
    ['==', comparison((order) => order === 0)],
    ['!=', comparison((order) => order !== 0)],
    ['>=', comparison((order) => order >= 0)],
    ['>', comparison((order) => order > 0)],
  ]),
  new Map<string, Operator>([
    ['+', arithmetic((one, other) => one + other)],
    ['-', arithmetic((one, other) => one - other)],
  ]),
  new Map<string, Operator>([
    ['*', arithmetic((one, other) => one * other)],
    ['/', arithmetic((one, other) => one / divisor(other))],
    ['%', arithmetic((one, other) => one % divisor(other))],
  ]),
  new Map<string, Operator>([[':', matched]]),
];

/** Functions by their name: how many operands, and what they give. */
const FUNCTIONS: ReadonlyMap<string, readonly [operands: number, apply: (...words: string[]) => string]> =
  new Map([
    ['quote', [1, (text: string) => text]],
    ['length', [1, (text: string) => String(text.length)]],
    ['match', [2, matched]],
    [
      'index',
      [
        2,
        (text: string, set: string) => String(Array.from(text).findIndex((each) => set.includes(each)) + 1),
      ],
    ],
    ['substr', [3, substring]],
  ]);

function substring(text: string, from: string, length: string): string {
  if (!INTEGER.test(from) || !INTEGER.test(length) || Number(from) <= 0 || Number(length) <= 0) return '';
  return text.slice(Number(from) - 1, Number(from) - 1 + Number(length));
}

class Expression {
  private readonly words: readonly string[];
  private at = 0;

  constructor(words: readonly string[]) {
    this.words = words;
  }

  whole(): string {
    const value = this.level(0);
    if (this.at < this.words.length) throw new Failure('syntax error', 2);
    return value;
  }

  private level(depth: number): string {
    const operators = LEVELS[depth];
    if (!operators) return this.single();
    let value = this.level(depth + 1);
    for (let apply = this.operator(operators); apply; apply = this.operator(operators))
      value = apply(value, this.level(depth + 1));
    return value;
  }

  private operator(operators: ReadonlyMap<string, Operator>): Operator | undefined {
    const found = operators.get(this.words[this.at] ?? '');
    if (found) this.at += 1;
    return found;
  }

  private single(): string {
    const word = this.next();
    if (word === '(') {
      const value = this.level(0);
      if (this.next() !== ')') throw new Failure('syntax error', 2);
      return value;
    }
    const [count = 0, apply] = FUNCTIONS.get(word) ?? [];
    if (!apply || this.at >= this.words.length) return word;
    return apply(...Array.from({ length: count }, () => this.single()));
  }

  private next(): string {
    const word = this.words[this.at];
    if (word === undefined) throw new Failure('syntax error', 2);
    this.at += 1;
    return word;
  }
}
