/** An awk program, once it is read. */
import type { PosixRegex } from '#domain/simulation/regex/posix.ts';

/** What can be assigned to. Subscripts and the field's number are among the operands of the expression that holds it. */
export type Target =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'field' };

export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '^';
export type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>=';

type Operation =
  | { readonly kind: 'constant'; readonly value: number | string }
  /** A pattern: matched with `$0`, or itself where an operator or a function takes one. */
  | { readonly kind: 'regex'; readonly regex: PosixRegex }
  | { readonly kind: 'read'; readonly target: Target }
  | { readonly kind: 'assign'; readonly target: Target; readonly operator: BinaryOperator | '' }
  | { readonly kind: 'step'; readonly target: Target; readonly by: 1 | -1; readonly isPrefix: boolean }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '!' }
  | { readonly kind: 'compare'; readonly operator: Comparison }
  | { readonly kind: 'match'; readonly isNegated: boolean }
  | { readonly kind: 'concatenate' }
  | { readonly kind: 'and' | 'or' | 'conditional' }
  /** The operands are the subscripts. */
  | { readonly kind: 'in'; readonly name: string }
  /** `(a, b)`: only where a list may stand, and before `in`. */
  | { readonly kind: 'group' }
  | { readonly kind: 'builtin'; readonly name: string; readonly target: Target | undefined }
  | { readonly kind: 'call'; readonly name: string }
  /** The operands are the source, where there is one, then those of the target. */
  | {
      readonly kind: 'getline';
      readonly source: 'input' | 'file' | 'command';
      readonly target: Target | undefined;
    };

export type Expression = Operation & {
  readonly operands: readonly Expression[];
  /** It can wait, or end the program, somewhere within. */
  readonly blocks: boolean;
  readonly line: number;
};

export interface Redirection {
  readonly kind: '>' | '>>' | '|';
  readonly to: Expression;
}

export interface Printing {
  readonly kind: 'print' | 'printf';
  readonly list: readonly Expression[];
  readonly redirection: Redirection | undefined;
}

export interface ForLoop {
  readonly kind: 'for';
  readonly first: Statement | undefined;
  readonly test: Expression | undefined;
  readonly next: Statement | undefined;
  readonly body: Statement;
}

export type Loop =
  | ForLoop
  | { readonly kind: 'while' | 'do'; readonly test: Expression; readonly body: Statement }
  | { readonly kind: 'each'; readonly name: string; readonly array: string; readonly body: Statement };

export interface Choice {
  readonly kind: 'if';
  readonly test: Expression;
  readonly yes: Statement;
  readonly no: Statement | undefined;
}

export interface Deletion {
  readonly kind: 'delete';
  readonly array: string;
  /** Without any the whole array is emptied. */
  readonly subscripts: readonly Expression[];
}

/** What leaves the statements around it. */
export type Leave =
  | { readonly kind: 'break' | 'continue' | 'next' | 'nextfile' }
  | { readonly kind: 'exit' | 'return'; readonly value: Expression | undefined };

export type Statement =
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'leave'; readonly leave: Leave }
  | Printing
  | Deletion
  | Choice
  | Loop;

export interface Rule {
  readonly when: 'BEGIN' | 'END' | 'record';
  readonly from: Expression | undefined;
  /** With it, `from` begins a range. */
  readonly to: Expression | undefined;
  /** Without one the record is printed. */
  readonly action: Statement | undefined;
}

export interface UserFunction {
  readonly parameters: readonly string[];
  readonly body: Statement;
}

export interface AwkProgram {
  readonly rules: readonly Rule[];
  readonly functions: ReadonlyMap<string, UserFunction>;
}

/** A mistake in the program or one that shows when it runs; the message is BusyBox'. */
export class AwkError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

export const UNEXPECTED = 'Unexpected token';
export const UNEXPECTED_END = 'Unexpected end of string';
