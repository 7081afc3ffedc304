/** What operators work on: constants, variables, fields, calls, what stands in parentheses. */
import { posixRegex } from '#domain/simulation/regex/posix.ts';
import { orBadRegex } from '#domain/simulation/stream/tool.ts';
import type { Cursor } from './cursor.ts';
import type { Expressions } from './expressions.ts';
import type { Nodes } from './nodes.ts';
import { arranged } from './arguments.ts';
import { BUILTINS } from './token.ts';
import { AwkError, type Expression } from './tree.ts';

export class Operands {
  private readonly cursor: Cursor;
  private readonly nodes: Nodes;
  private readonly expressions: Expressions;

  constructor(cursor: Cursor, nodes: Nodes, expressions: Expressions) {
    this.cursor = cursor;
    this.nodes = nodes;
    this.expressions = expressions;
  }

  /** An operand begins here that is put behind the one before. A sign does not: it adds. */
  beginHere(): boolean {
    const { kind, text } = this.cursor.peek();
    if (['number', 'string', 'regex', 'name', 'function'].includes(kind)) return true;
    if (kind === 'word') return BUILTINS.has(text) || text === 'getline';
    return kind === 'operator' && ['$', '!', '(', '++', '--'].includes(text);
  }

  /** With `++` and `--` before or behind it. */
  stepped(): Expression {
    if (this.cursor.is('++', '--')) {
      const by = this.cursor.take().text === '++' ? 1 : -1;
      const operand = this.cursor.nested(() => this.stepped());
      if (operand.kind !== 'read') return this.cursor.fail();
      return this.nodes.make({ kind: 'step', target: operand.target, by, isPrefix: true }, operand.operands);
    }
    const operand = this.operand();
    if (operand.kind !== 'read' || !this.cursor.is('++', '--')) return operand;
    const by = this.cursor.take().text === '++' ? 1 : -1;
    return this.nodes.make({ kind: 'step', target: operand.target, by, isPrefix: false }, operand.operands);
  }

  getlineFrom(source: 'input' | 'file' | 'command', from?: Expression): Expression {
    const variable = this.variableOfGetline();
    const target = variable?.kind === 'read' ? variable.target : undefined;
    const behind = variable?.operands ?? [];
    if (from) return this.nodes.make({ kind: 'getline', source, target }, [from, ...behind]);
    if (!this.cursor.accept('<')) return this.nodes.make({ kind: 'getline', source, target }, behind);
    const file = this.expressions.concatenation();
    return this.nodes.make({ kind: 'getline', source: 'file', target }, [file, ...behind]);
  }

  private variableOfGetline(): Expression | undefined {
    const isVariable = this.cursor.peek().kind === 'name' || this.cursor.is('$');
    return isVariable ? this.operand() : undefined;
  }

  private operand(): Expression {
    const token = this.cursor.take();
    switch (token.kind) {
      case 'number':
        return this.nodes.make({ kind: 'constant', value: token.value });
      case 'string':
        return this.nodes.make({ kind: 'constant', value: token.text });
      case 'regex':
        return this.nodes.make({
          kind: 'regex',
          regex: orBadRegex(token.text, () => posixRegex(token.text, 'ere')),
        });
      case 'name':
        return this.variable(token.text);
      case 'function':
        this.cursor.expect('(');
        return this.nodes.make({ kind: 'call', name: token.text }, this.expressions.inner(')'));
      case 'word':
        return this.word(token.text);
      case 'operator':
      case 'newline':
      case 'end':
        return this.sign(token.text);
    }
  }

  private variable(name: string): Expression {
    if (!this.cursor.accept('['))
      return this.nodes.make({ kind: 'read', target: { kind: 'variable', name } });
    return this.nodes.make({ kind: 'read', target: { kind: 'element', name } }, this.expressions.inner(']'));
  }

  private sign(text: string): Expression {
    const { cursor } = this;
    if (text === '$') {
      const number = cursor.nested(() => this.fieldNumber());
      return this.nodes.make({ kind: 'read', target: { kind: 'field' } }, [number]);
    }
    if (text !== '(') {
      cursor.returnTo(cursor.position - 1);
      return cursor.fail();
    }
    const list = this.expressions.inner(')');
    const [only] = list;
    if (!only) return cursor.fail();
    // What stands in parentheses is a value: nothing is assigned to it.
    return this.nodes.make({ kind: 'group' }, list);
  }

  private fieldNumber(): Expression {
    if (this.cursor.is('++', '--')) return this.stepped();
    if (this.cursor.accept('-'))
      return this.nodes.make({ kind: 'unary', operator: '-' }, [this.fieldNumber()]);
    return this.operand();
  }

  private word(name: string): Expression {
    if (name === 'getline') return this.getlineFrom('input');
    const fewest = BUILTINS.get(name);
    if (fewest === undefined) {
      this.cursor.returnTo(this.cursor.position - 1);
      return this.cursor.fail();
    }
    const hasArguments = this.cursor.accept('(');
    if (!hasArguments && name !== 'length') this.cursor.fail();
    const list = hasArguments ? this.expressions.inner(')') : [];
    if (list.length < fewest) throw new AwkError('Too few arguments', this.cursor.peek().line);
    const { target, operands } = arranged(name, list);
    return this.nodes.make({ kind: 'builtin', name, target }, operands);
  }
}
