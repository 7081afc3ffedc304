import type { Process } from './process.ts';

/** Processes that wait for one thing to happen; `Kernel.wake` lets all of them go on. */
export class WaitQueue {
  private waiting: Process[] = [];

  add(process: Process): void {
    this.waiting.push(process);
  }

  drop(process: Process): void {
    const at = this.waiting.indexOf(process);
    if (at >= 0) this.waiting.splice(at, 1);
  }

  /** Empties the queue. */
  takeAll(): readonly Process[] {
    const all = this.waiting;
    if (all.length > 0) this.waiting = [];
    return all;
  }
}
