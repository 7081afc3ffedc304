/** What statements and the expressions that can wait need of each other. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Machine } from './machine.ts';
import type { MainInput } from './main-input.ts';
import type { Statement } from './syntax/tree.ts';
import type { Value } from './values.ts';

/** How a statement ended when it did not end as usual. */
export type Leaving = 'break' | 'continue' | 'return' | undefined;

export interface Executor {
  readonly machine: Machine;
  readonly input: MainInput;
  /** The exit code so far. */
  code: number;
  /** What `return` gave. */
  returned: Value;
  run(statement: Statement): Task<Leaving>;
}
