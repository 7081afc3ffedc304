/** From BEGIN over the records to END. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import { evaluate } from './evaluate.ts';
import { Execution } from './execute.ts';
import { Jump } from './jump.ts';
import type { Machine } from './machine.ts';
import { MainInput } from './main-input.ts';
import type { Rule, Statement } from './syntax/tree.ts';
import { isTrue, UserText } from './values.ts';

const PRINT: Statement = { kind: 'print', list: [], redirection: undefined };

export function* runProgram(machine: Machine): Task {
  const run = new Run(machine);
  try {
    return yield* run.all();
  } finally {
    run.input.skipFile();
    // What is still open is closed with the process, too; commands are waited for here.
    yield* machine.streams.closeAll();
  }
}

class Run {
  private readonly machine: Machine;
  readonly input: MainInput;
  private readonly execution: Execution;
  /** Rules whose range has begun and not ended. */
  private readonly begun = new Set<Rule>();

  constructor(machine: Machine) {
    this.machine = machine;
    this.input = new MainInput(machine);
    this.execution = new Execution(machine, this.input);
  }

  *all(): Task {
    const { rules } = this.machine.program;
    const hasInput = rules.some(({ when }) => when !== 'BEGIN');
    if ((yield* this.section('BEGIN')) !== 'exit' && hasInput) yield* this.records();
    yield* this.section('END');
    return this.execution.code;
  }

  private *section(when: 'BEGIN' | 'END'): Task<Jump['to'] | undefined> {
    for (const rule of this.machine.program.rules) {
      if (rule.when !== when || !rule.action) continue;
      const jump = yield* this.upToJump(rule.action);
      if (jump) return jump;
    }
    return undefined;
  }

  private *upToJump(action: Statement): Task<Jump['to'] | undefined> {
    try {
      yield* this.execution.run(action);
      return undefined;
    } catch (error) {
      if (error instanceof Jump) return error.to;
      throw error;
    }
  }

  private *records(): Task<void> {
    for (;;) {
      const text = yield* this.input.next();
      if (text === null) return;
      this.input.counted();
      this.machine.record.set(new UserText(text));
      const jump = yield* this.oneRecord();
      if (jump === 'exit') return;
      if (jump === 'nextfile') this.input.skipFile();
    }
  }

  private *oneRecord(): Task<Jump['to'] | undefined> {
    for (const rule of this.machine.program.rules) {
      if (rule.when !== 'record') continue;
      try {
        if (yield* this.applies(rule)) yield* this.execution.run(rule.action ?? PRINT);
      } catch (error) {
        if (error instanceof Jump) return error.to;
        throw error;
      }
    }
    return undefined;
  }

  private *applies(rule: Rule): Task<boolean> {
    const { from, to } = rule;
    if (!from) return true;
    const isInRange = this.begun.has(rule);
    if (!isInRange && !isTrue(yield* evaluate(this.execution, from))) return false;
    if (!to) return true;
    if (isTrue(yield* evaluate(this.execution, to))) this.begun.delete(rule);
    else this.begun.add(rule);
    return true;
  }
}
