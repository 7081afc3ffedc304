import { BudgetSpent, type Budget } from './budget.ts';

/** Counts turns: they cost virtual time, so that a loop without a wait cannot keep the others from going on, and they are limited. */
export class Pace {
  steps = 0;
  private burst = 0;
  private readonly budget: Budget;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  /** True when the turn that is about to be taken costs a millisecond. */
  costs(): boolean {
    this.burst += 1;
    if (this.burst < this.budget.stepsPerMillisecond) return false;
    this.burst = 0;
    return true;
  }

  /** Time went on by itself. */
  rest(): void {
    this.burst = 0;
  }

  count(): void {
    this.steps += 1;
    if (this.steps > this.budget.steps) throw new BudgetSpent('steps');
  }
}
