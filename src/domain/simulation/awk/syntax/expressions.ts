/** Expressions, from what binds least to what binds most. */
import type { Cursor } from './cursor.ts';
import { Nodes } from './nodes.ts';
import { Operands } from './operands.ts';
import type { BinaryOperator, Comparison, Expression } from './tree.ts';

const COMPARISONS = ['<', '<=', '==', '!=', '>', '>='] as const satisfies readonly Comparison[];
const ASSIGNMENTS: ReadonlyMap<string, BinaryOperator | ''> = new Map([
  ['=', ''],
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['%=', '%'],
  ['^=', '^'],
]);

export class Expressions {
  private readonly cursor: Cursor;
  private readonly nodes: Nodes;
  private readonly operands: Operands;
  /** Within a print `>` redirects. */
  private allowsGreater = true;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
    this.nodes = new Nodes(cursor);
    this.operands = new Operands(cursor, this.nodes, this);
  }

  /** The whole of it. */
  expression(): Expression {
    return this.cursor.nested(() => this.assignment());
  }

  /** Expressions with commas between; as in a print without parentheses, where `>` redirects. */
  list(allowsGreater: boolean): Expression[] {
    return this.within(allowsGreater, () => {
      const list = [this.expression()];
      while (this.cursor.accept(',')) {
        this.cursor.skipNewlines();
        list.push(this.expression());
      }
      return list;
    });
  }

  /** Between parentheses or brackets, where `>` compares again. */
  inner(close: string): Expression[] {
    const { cursor } = this;
    cursor.skipNewlines();
    if (cursor.accept(close)) return [];
    const list = this.list(true);
    cursor.skipNewlines();
    cursor.expect(close);
    return list;
  }

  private within<Result>(allowsGreater: boolean, read: () => Result): Result {
    const before = this.allowsGreater;
    this.allowsGreater = allowsGreater;
    const result = read();
    this.allowsGreater = before;
    return result;
  }

  private assignment(): Expression {
    const left = this.conditional();
    const operator =
      this.cursor.peek().kind === 'operator' ? ASSIGNMENTS.get(this.cursor.peek().text) : undefined;
    if (operator === undefined || left.kind !== 'read') return left;
    this.cursor.take();
    this.cursor.skipNewlines();
    return this.nodes.make({ kind: 'assign', target: left.target, operator }, [
      ...left.operands,
      this.expression(),
    ]);
  }

  private conditional(): Expression {
    const { cursor } = this;
    const test = this.either();
    if (!cursor.accept('?')) return test;
    cursor.skipNewlines();
    const yes = this.expression();
    cursor.skipNewlines();
    cursor.expect(':');
    cursor.skipNewlines();
    return this.nodes.make({ kind: 'conditional' }, [test, yes, this.expression()]);
  }

  private either(): Expression {
    let left = this.both();
    // In a print BusyBox takes the first bar for a pipe.
    while (this.allowsGreater && this.cursor.accept('||')) {
      this.cursor.skipNewlines();
      left = this.nodes.make({ kind: 'or' }, [left, this.both()]);
    }
    return left;
  }

  private both(): Expression {
    let left = this.membership();
    while (this.cursor.accept('&&')) {
      this.cursor.skipNewlines();
      left = this.nodes.make({ kind: 'and' }, [left, this.membership()]);
    }
    return left;
  }

  private membership(): Expression {
    let left = this.matching();
    while (this.cursor.accept('in')) {
      const subscripts = left.kind === 'group' ? left.operands : [left];
      left = this.nodes.make({ kind: 'in', name: this.cursor.name() }, subscripts);
    }
    return left;
  }

  private matching(): Expression {
    let left = this.comparison();
    while (this.cursor.is('~', '!~')) {
      const isNegated = this.cursor.take().text === '!~';
      left = this.nodes.make({ kind: 'match', isNegated }, [left, this.comparison()]);
    }
    return left;
  }

  private comparison(): Expression {
    let left = this.piped();
    for (;;) {
      const operator = COMPARISONS.find((each) => this.cursor.is(each));
      if (operator === undefined || (operator === '>' && !this.allowsGreater)) return left;
      this.cursor.take();
      left = this.nodes.make({ kind: 'compare', operator }, [left, this.piped()]);
    }
  }

  /** `command | getline`: the command is all that is put together before the bar. */
  private piped(): Expression {
    let left = this.concatenation();
    while (this.cursor.is('|') && this.cursor.peek(1).text === 'getline') {
      this.cursor.take();
      this.cursor.take();
      left = this.operands.getlineFrom('command', left);
    }
    return left;
  }

  concatenation(): Expression {
    let left = this.sum();
    while (this.operands.beginHere()) left = this.nodes.make({ kind: 'concatenate' }, [left, this.sum()]);
    return left;
  }

  private sum(): Expression {
    let left = this.product();
    while (this.cursor.is('+', '-')) left = this.binary(left, () => this.product());
    return left;
  }

  private product(): Expression {
    let left = this.signed();
    while (this.cursor.is('*', '/', '%')) left = this.binary(left, () => this.signed());
    return left;
  }

  private binary(left: Expression, right: () => Expression): Expression {
    const operator = this.cursor.take().text as BinaryOperator;
    return this.nodes.make({ kind: 'binary', operator }, [left, right()]);
  }

  private signed(): Expression {
    const { cursor } = this;
    for (const operator of ['!', '-', '+'] as const)
      if (cursor.accept(operator))
        return this.nodes.make({ kind: 'unary', operator }, [cursor.nested(() => this.signed())]);
    return this.power();
  }

  private power(): Expression {
    const base = this.operands.stepped();
    if (!this.cursor.is('^')) return base;
    return this.binary(base, () => this.cursor.nested(() => this.signed()));
  }
}
