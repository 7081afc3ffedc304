/** Statements and whole programs. */
import { Cursor } from './cursor.ts';
import { Expressions } from './expressions.ts';
import { tokensOf } from './lexer.ts';
import {
  AwkError,
  type AwkProgram,
  type Expression,
  type Rule,
  type Statement,
  type UserFunction,
} from './tree.ts';

export function parseAwk(source: string): AwkProgram {
  return new Parser(new Cursor(tokensOf(source))).program();
}

class Parser {
  private readonly cursor: Cursor;
  private readonly expressions: Expressions;
  private readonly rules: Rule[] = [];
  private readonly functions = new Map<string, UserFunction>();

  constructor(cursor: Cursor) {
    this.cursor = cursor;
    this.expressions = new Expressions(cursor);
  }

  program(): AwkProgram {
    const { cursor } = this;
    for (cursor.skipEnds(); cursor.peek().kind !== 'end'; cursor.skipEnds()) {
      if (cursor.accept('function', 'func')) this.function();
      else this.rules.push(this.rule());
    }
    return { rules: this.rules, functions: this.functions };
  }

  private function(): void {
    const { cursor } = this;
    const { kind, text: name, line } = cursor.take();
    if (kind !== 'function' && kind !== 'name') cursor.fail();
    if (this.functions.has(name)) throw new AwkError('Duplicate function', line);
    cursor.expect('(');
    const parameters: string[] = [];
    while (!cursor.accept(')')) {
      parameters.push(cursor.name());
      if (!cursor.is(')')) cursor.expect(',');
      cursor.skipNewlines();
    }
    cursor.skipNewlines();
    this.functions.set(name, { parameters, body: this.block() });
  }

  private rule(): Rule {
    const { cursor } = this;
    for (const when of ['BEGIN', 'END'] as const)
      if (cursor.accept(when)) return { when, from: undefined, to: undefined, action: this.action() };
    if (cursor.is('{')) return { when: 'record', from: undefined, to: undefined, action: this.block() };
    const from = this.expressions.expression();
    let to: Expression | undefined;
    if (cursor.accept(',')) {
      cursor.skipNewlines();
      to = this.expressions.expression();
    }
    if (cursor.is('{')) return { when: 'record', from, to, action: this.block() };
    if (!cursor.isAtEnd || cursor.is('}')) cursor.fail();
    return { when: 'record', from, to, action: undefined };
  }

  private action(): Statement {
    this.cursor.skipNewlines();
    return this.block();
  }

  private block(): Statement {
    const { cursor } = this;
    cursor.expect('{');
    const body: Statement[] = [];
    for (cursor.skipEnds(); !cursor.accept('}'); cursor.skipEnds()) body.push(this.statement());
    return { kind: 'block', body };
  }

  /** With the newline or semicolon that ends it. */
  private statement(): Statement {
    const { cursor } = this;
    cursor.skipNewlines();
    if (cursor.is('{')) return cursor.nested(() => this.block());
    if (cursor.accept(';')) return { kind: 'block', body: [] };
    const compound = cursor.nested(() => this.compound());
    if (compound) return compound;
    const simple = this.simple();
    this.end();
    return simple;
  }

  private end(): void {
    const { cursor } = this;
    if (!cursor.isAtEnd) cursor.fail();
    if (!cursor.is('}')) cursor.take();
  }

  private compound(): Statement | undefined {
    const { cursor } = this;
    if (cursor.accept('if')) return this.choice();
    if (cursor.accept('while')) return { kind: 'while', test: this.condition(), body: this.statement() };
    if (cursor.accept('for')) return this.loop();
    if (!cursor.accept('do')) return undefined;
    const body = this.statement();
    cursor.skipEnds();
    cursor.expect('while');
    const test = this.condition();
    this.end();
    return { kind: 'do', test, body };
  }

  private condition(): Expression {
    this.cursor.expect('(');
    const [test, ...others] = this.expressions.inner(')');
    if (!test || others.length > 0) return this.cursor.fail();
    return test;
  }

  private choice(): Statement {
    const { cursor } = this;
    const test = this.condition();
    const yes = this.statement();
    const behind = cursor.position;
    cursor.skipEnds();
    if (cursor.accept('else')) return { kind: 'if', test, yes, no: this.statement() };
    cursor.returnTo(behind);
    return { kind: 'if', test, yes, no: undefined };
  }

  private loop(): Statement {
    const { cursor } = this;
    cursor.expect('(');
    if (cursor.peek(1).text === 'in' && cursor.peek(3).text === ')' && cursor.peek().kind === 'name') {
      const name = cursor.name();
      cursor.take();
      const array = cursor.name();
      cursor.take();
      return { kind: 'each', name, array, body: this.statement() };
    }
    const first = cursor.is(';') ? undefined : this.simple();
    cursor.expect(';');
    cursor.skipNewlines();
    const test = cursor.is(';') ? undefined : this.expressions.expression();
    cursor.expect(';');
    cursor.skipNewlines();
    const next = cursor.is(')') ? undefined : this.simple();
    cursor.expect(')');
    return { kind: 'for', first, test, next, body: this.statement() };
  }

  private simple(): Statement {
    const { cursor } = this;
    for (const kind of ['print', 'printf'] as const) if (cursor.accept(kind)) return this.print(kind);
    for (const kind of ['break', 'continue', 'next', 'nextfile'] as const)
      if (cursor.accept(kind)) return { kind: 'leave', leave: { kind } };
    for (const kind of ['exit', 'return'] as const)
      if (cursor.accept(kind)) return { kind: 'leave', leave: { kind, value: this.optional() } };
    if (cursor.accept('delete')) return this.deletion();
    return { kind: 'expression', expression: this.expressions.expression() };
  }

  private optional(): Expression | undefined {
    return this.cursor.isAtEnd ? undefined : this.expressions.expression();
  }

  private deletion(): Statement {
    const array = this.cursor.name();
    const subscripts = this.cursor.accept('[') ? this.expressions.inner(']') : [];
    return { kind: 'delete', array, subscripts };
  }

  private print(kind: 'print' | 'printf'): Statement {
    const { cursor } = this;
    const isBare = cursor.isAtEnd || cursor.is('>', '>>', '|');
    const written = isBare ? [] : this.expressions.list(false);
    const [first] = written;
    // `print (a, b)`: the parentheses are those of print.
    const list = written.length === 1 && first?.kind === 'group' ? first.operands : written;
    for (const sign of ['>>', '>', '|'] as const)
      if (cursor.accept(sign))
        return { kind, list, redirection: { kind: sign, to: this.expressions.concatenation() } };
    return { kind, list, redirection: undefined };
  }
}
