/** `test` and `[`, read as BusyBox reads them: by looking for an operator at each place. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { BINARY, compare, compareFiles, TestError } from './comparisons.ts';
import { FILE_TESTS } from './file-tests.ts';

const UNARY_ON_TEXT: ReadonlySet<string> = new Set(['-n', '-z', '-t']);

const isUnary = (text: string | undefined): boolean =>
  text !== undefined && (FILE_TESTS.has(text) || UNARY_ON_TEXT.has(text));

const isBinary = (text: string | undefined): boolean => text !== undefined && BINARY.has(text);

const MOST_LEVELS = 200;

class Expression {
  private readonly process: Process;
  private readonly args: readonly string[];
  /** Inside `[[ ]]`, where `=` compares with a pattern. */
  private readonly isExtended: boolean;
  private at = 0;
  private depth = 0;

  constructor(process: Process, args: readonly string[], isExtended: boolean) {
    this.process = process;
    this.args = args;
    this.isExtended = isExtended;
  }

  whole(): boolean {
    const [first, second, third] = this.args;
    if (first === undefined) return false;
    if (second === undefined) return first !== '';
    if (third === undefined && first === '!') return second === '';
    if (this.args.length === 3 && isBinary(second)) return this.binary();
    const value = this.or();
    this.at += 1;
    const rest = this.args[this.at];
    if (rest !== undefined) throw new TestError(`${rest}: unknown operand`);
    return value;
  }

  /** Each of these leaves `at` on the last word that it used. */
  private or(): boolean {
    let value = this.and();
    while (this.args[this.at + 1] === '-o') {
      this.at += 2;
      value = this.and() || value;
    }
    return value;
  }

  private and(): boolean {
    let value = this.not();
    while (this.args[this.at + 1] === '-a') {
      this.at += 2;
      value = this.not() && value;
    }
    return value;
  }

  private not(): boolean {
    if (this.args[this.at] !== '!' || isBinary(this.args[this.at + 1])) return this.primary();
    if (this.args[this.at + 1] === undefined) return true;
    this.enter();
    this.at += 1;
    return !this.not();
  }

  private primary(): boolean {
    const word = this.args[this.at];
    if (word === undefined) throw new TestError('argument expected');
    if (word === '(' && !isBinary(this.args[this.at + 1])) return this.group();
    if (isBinary(this.args[this.at + 1])) return this.binary();
    const operand = this.args[this.at + 1];
    if (!isUnary(word) || operand === undefined) return word !== '';
    this.at += 1;
    return this.unary(word, operand);
  }

  private group(): boolean {
    this.enter();
    this.at += 1;
    const value = this.or();
    this.at += 1;
    if (this.args[this.at] !== ')') throw new TestError('closing paren expected');
    return value;
  }

  private enter(): void {
    this.depth += 1;
    if (this.depth > MOST_LEVELS) throw new TestError('argument expected');
  }

  private unary(operator: string, operand: string): boolean {
    if (operator === '-n') return operand !== '';
    if (operator === '-z') return operand === '';
    if (operator === '-t') return this.process.descriptors[Number(operand)]?.kind === 'terminal';
    return FILE_TESTS.get(operator)?.(this.process, operand) ?? false;
  }

  private binary(): boolean {
    const [left = '', operator = '', right] = this.args.slice(this.at, this.at + 3);
    if (right === undefined) throw new TestError(`${operator}: argument expected`);
    this.at += 2;
    return (
      compareFiles(this.process, left, operator, right) ?? compare(left, operator, right, this.isExtended)
    );
  }
}

/** `argv[0]` says which of `test`, `[` and `[[` it is; `speaker` is named in errors. */
export function* test(process: Process, argv: readonly string[], speaker: string): Task {
  const [name = 'test'] = argv;
  const closing = name.endsWith('[[') ? ']]' : name.endsWith('[') ? ']' : undefined;
  if (closing !== undefined && argv.at(-1) !== closing) {
    yield* complain(process, `${speaker}: missing ${closing}\n`);
    return 2;
  }
  const args = argv.slice(1, closing === undefined ? undefined : -1);
  try {
    return new Expression(process, args, closing === ']]').whole() ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestError)) throw error;
    yield* complain(process, `${speaker}: ${error.message}\n`);
    return 2;
  }
}
