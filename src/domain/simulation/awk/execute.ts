/** Runs statements. */
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { descriptorOf, STDOUT } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { formatted } from './builtins-text.ts';
import { evaluate } from './evaluate.ts';
import type { Executor, Leaving } from './executor.ts';
import { textOf } from './format.ts';
import { Jump } from './jump.ts';
import type { Machine } from './machine.ts';
import type { MainInput } from './main-input.ts';
import { subscript } from './targets.ts';
import type { Choice, Deletion, Expression, Leave, Loop, Printing, Statement } from './syntax/tree.ts';
import { isTrue, toInteger, toNumber, type Value } from './values.ts';

/** So many statements are one turn of the process. */
const STATEMENTS_A_TURN = 256;

export class Execution implements Executor {
  readonly machine: Machine;
  readonly input: MainInput;
  code = 0;
  returned: Value = undefined;
  private executed = 0;

  constructor(machine: Machine, input: MainInput) {
    this.machine = machine;
    this.input = input;
  }

  *run(statement: Statement): Task<Leaving> {
    this.executed += 1;
    if (this.executed % STATEMENTS_A_TURN === 0) yield null;
    if (statement.kind === 'block') return yield* this.block(statement.body);
    if (statement.kind === 'if') return yield* this.choice(statement);
    if (statement.kind === 'leave') return yield* this.leave(statement.leave);
    if ('body' in statement) return yield* this.loop(statement);
    yield* this.simple(statement);
    return undefined;
  }

  private *simple(statement: Extract<Statement, { kind: 'expression' }> | Printing | Deletion): Task<void> {
    if (statement.kind === 'expression') yield* evaluate(this, statement.expression);
    else if (statement.kind === 'delete') yield* this.delete(statement);
    else yield* this.print(statement);
  }

  private *leave(leave: Leave): Task<Leaving> {
    if (!('value' in leave)) return leftBy(leave.kind);
    const value = leave.value && (yield* evaluate(this, leave.value));
    if (leave.kind === 'exit') {
      if (leave.value) this.code = toInteger(toNumber(value)) & 255;
      throw new Jump('exit');
    }
    this.returned = value;
    return 'return';
  }

  private *block(body: readonly Statement[]): Task<Leaving> {
    for (const statement of body) {
      const leaving = yield* this.run(statement);
      if (leaving) return leaving;
    }
    return undefined;
  }

  private *isTrue(test: Expression | undefined): Task<boolean> {
    return test === undefined || isTrue(yield* evaluate(this, test));
  }

  private *choice({ test, yes, no }: Choice): Task<Leaving> {
    const chosen = (yield* this.isTrue(test)) ? yes : no;
    return chosen && (yield* this.run(chosen));
  }

  private *loop(statement: Loop): Task<Leaving> {
    if (statement.kind === 'each') return yield* this.each(statement);
    const next = statement.kind === 'for' ? statement.next : undefined;
    if (statement.kind === 'for' && statement.first) yield* this.run(statement.first);
    for (
      let isFirst = statement.kind === 'do';
      isFirst || (yield* this.isTrue(statement.test));
      isFirst = false
    ) {
      const leaving = yield* this.run(statement.body);
      if (leaving === 'return') return leaving;
      if (leaving === 'break') return undefined;
      if (next) yield* this.run(next);
    }
    return undefined;
  }

  private *each({ name, array, body }: Extract<Loop, { kind: 'each' }>): Task<Leaving> {
    for (const key of this.machine.memory.cell(array).array().names()) {
      this.machine.set(name, key);
      const leaving = yield* this.run(body);
      if (leaving === 'return') return leaving;
      if (leaving === 'break') return undefined;
    }
    return undefined;
  }

  private *delete({ array, subscripts }: Deletion): Task<void> {
    const elements = this.machine.memory.cell(array).array();
    if (subscripts.length === 0) elements.clear();
    else elements.delete(subscript(this.machine, yield* this.valuesOf(subscripts)));
  }

  private *valuesOf(list: readonly Expression[]): Task<readonly Value[]> {
    const values: Value[] = [];
    for (const expression of list) values.push(yield* evaluate(this, expression));
    return values;
  }

  private *print(statement: Printing): Task<void> {
    const { machine } = this;
    const values = yield* this.valuesOf(statement.list);
    const file = yield* this.outputOf(statement);
    const text = statement.kind === 'print' ? this.line(values) : formatted(machine, values);
    if (text !== '' && machine.process.state !== 'dead') yield* file.write(machine.process, text);
  }

  private *outputOf({ redirection }: Printing): Task<OpenFile> {
    const { machine } = this;
    if (!redirection) return descriptorOf(machine.process, STDOUT);
    const name = machine.textOf(yield* evaluate(this, redirection.to));
    return machine.streams.output(redirection.kind, name);
  }

  /** Numbers are printed as OFMT wants them. */
  private line(values: readonly Value[]): string {
    const { machine } = this;
    const end = machine.text('ORS');
    if (values.length === 0) return machine.record.text + end;
    const template = machine.text('OFMT');
    return values.map((value) => textOf(value, template)).join(machine.text('OFS')) + end;
  }
}

function leftBy(kind: 'break' | 'continue' | 'next' | 'nextfile'): Leaving {
  if (kind === 'next' || kind === 'nextfile') throw new Jump(kind);
  return kind;
}
