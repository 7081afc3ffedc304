/** `$((...))` and `let`: 64-bit integers with the operators of C. */
import { ArithmeticError, numberOf, SYNTAX } from './numbers.ts';
import { binary, type Operator, operatorAt, PRECEDENCE } from './operators.ts';

/** Where names get and leave their values. */
export interface Names {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

const MOST_LEVELS = 64;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /0[xX][0-9a-fA-F]+|[0-9]+#[0-9A-Za-z@_]+|[0-9]+/y;
const ASSIGNMENT = /(?:<<|>>|[-+*/%&|^])?=(?!=)/y;

interface Value {
  readonly number: bigint;
  /** Set for a name alone, which can be assigned to. */
  readonly name?: string;
}

class Evaluation {
  private readonly text: string;
  private readonly names: Names;
  private readonly level: number;
  private at = 0;
  /** Counts the branches around that are not taken: nothing is assigned in them. */
  private idle = 0;
  private depth = 0;

  constructor(text: string, names: Names, level: number) {
    this.text = text;
    this.names = names;
    this.level = level;
  }

  whole(): bigint {
    this.skipBlanks();
    if (this.at >= this.text.length) return 0n;
    const { number } = this.comma();
    if (this.at < this.text.length) throw new ArithmeticError(SYNTAX);
    return number;
  }

  private comma(): Value {
    let value = this.assignment();
    while (this.takes(',')) value = this.assignment();
    return value;
  }

  private assignment(): Value {
    this.depth += 1;
    if (this.depth > MOST_LEVELS) throw new ArithmeticError(SYNTAX);
    const left = this.conditional();
    const operator = this.match(ASSIGNMENT);
    let value = left;
    if (operator !== undefined) {
      if (left.name === undefined) throw new ArithmeticError(SYNTAX);
      const right = this.assignment().number;
      value = { number: operator === '=' ? right : this.apply(operator.slice(0, -1), left.number, right) };
      this.assign(left.name, value.number);
    }
    this.depth -= 1;
    return value;
  }

  private conditional(): Value {
    const test = this.binary(0);
    if (!this.takes('?')) return test;
    const isTrue = test.number !== 0n;
    // Without parentheses, nothing is assigned here, and nothing asked again.
    const one = this.branch(isTrue, () => this.binary(0));
    if (!this.takes(':')) throw new ArithmeticError('malformed ?: operator');
    const other = this.branch(!isTrue, () => this.assignment());
    return { number: (isTrue ? one : other).number };
  }

  private binary(least: number): Value {
    let left = this.unary();
    for (;;) {
      const operator = operatorAt(this.text, this.at);
      const precedence = operator === undefined ? -1 : (PRECEDENCE.get(operator) ?? -1);
      if (operator === undefined || precedence < least) return left;
      this.at += operator.length;
      this.skipBlanks();
      left = this.operate(operator, precedence, left.number);
    }
  }

  private operate(operator: Operator, precedence: number, left: bigint): Value {
    const isDecided = (operator === '&&' && left === 0n) || (operator === '||' && left !== 0n);
    // `**` alone goes from right to left.
    const right = this.branch(!isDecided, () => this.binary(operator === '**' ? precedence : precedence + 1));
    if (operator === '&&') return { number: left !== 0n && right.number !== 0n ? 1n : 0n };
    if (operator === '||') return { number: left !== 0n || right.number !== 0n ? 1n : 0n };
    return { number: this.apply(operator, left, right.number) };
  }

  private unary(): Value {
    this.depth += 1;
    if (this.depth > MOST_LEVELS) throw new ArithmeticError(SYNTAX);
    const value = this.unaryOrPrimary();
    this.depth -= 1;
    return value;
  }

  private unaryOrPrimary(): Value {
    const step = this.takes('++') ? 1n : this.takes('--') ? -1n : 0n;
    if (step !== 0n) {
      const operand = this.unary();
      if (operand.name === undefined) return { number: operand.number };
      return { number: this.assign(operand.name, operand.number + step) };
    }
    if (this.takes('!')) return { number: this.unary().number === 0n ? 1n : 0n };
    if (this.takes('~')) return { number: ~this.unary().number };
    if (this.takes('-')) return { number: BigInt.asIntN(64, -this.unary().number) };
    if (this.takes('+')) return { number: this.unary().number };
    return this.postfix(this.primary());
  }

  private postfix(value: Value): Value {
    if (value.name === undefined) return value;
    const step = this.takes('++') ? 1n : this.takes('--') ? -1n : 0n;
    if (step === 0n) return value;
    this.assign(value.name, value.number + step);
    return { number: value.number };
  }

  private primary(): Value {
    if (this.takes('(')) {
      const { number } = this.comma();
      if (!this.takes(')')) throw new ArithmeticError(SYNTAX);
      return { number };
    }
    const name = this.match(NAME);
    if (name !== undefined) return { name, number: this.valueOf(name) };
    const number = this.match(NUMBER);
    if (number === undefined) throw new ArithmeticError(SYNTAX);
    return { number: numberOf(number) };
  }

  /** A variable's value is an expression of its own. */
  private valueOf(name: string): bigint {
    if (this.level >= MOST_LEVELS) throw new ArithmeticError('expression recursion loop detected');
    return new Evaluation(this.names.get(name) ?? '', this.names, this.level + 1).whole();
  }

  private apply(operator: string, left: bigint, right: bigint): bigint {
    if ((operator === '/' || operator === '%') && right === 0n) {
      if (this.idle > 0) return 0n;
      throw new ArithmeticError('divide by zero');
    }
    if (operator === '**' && right < 0n) throw new ArithmeticError('exponent less than 0');
    return BigInt.asIntN(64, binary(operator as Operator, left, right));
  }

  private assign(name: string, number: bigint): bigint {
    const value = BigInt.asIntN(64, number);
    if (this.idle === 0) this.names.set(name, String(value));
    return value;
  }

  private branch(isTaken: boolean, read: () => Value): Value {
    this.idle += isTaken ? 0 : 1;
    const value = read();
    this.idle -= isTaken ? 0 : 1;
    return value;
  }

  private takes(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    this.skipBlanks();
    return true;
  }

  private match(expression: RegExp): string | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    this.skipBlanks();
    return found;
  }

  private skipBlanks(): void {
    while (' \t\n'.includes(this.text.charAt(this.at)) && this.at < this.text.length) this.at += 1;
  }
}

/** Throws `ArithmeticError` with ash's words. */
export const evaluate = (text: string, names: Names): bigint => new Evaluation(text, names, 0).whole();
