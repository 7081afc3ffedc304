import type { Process } from '#domain/simulation/kernel/process.ts';

/** What runs in the background. A pipeline's job is its subshell. */
export interface Job {
  readonly number: number;
  readonly processes: readonly Process[];
  /** Somebody waited for its end: its number may be used again. */
  isKnown: boolean;
}

const last = (job: Job): Process | undefined => job.processes.at(-1);

export const isRunning = (job: Job): boolean => job.processes.some(({ state }) => state !== 'dead');

export const statusOf = (job: Job): number => last(job)?.exitCode ?? 0;

export class Jobs {
  /** In the order in which they began. */
  private all: Job[] = [];

  add(processes: readonly Process[]): Job {
    this.all = this.all.filter((job) => !job.isKnown || isRunning(job));
    let number = 1;
    while (this.all.some((job) => job.number === number)) number += 1;
    const job = { number, processes, isKnown: false };
    this.all.push(job);
    return job;
  }

  /** Takes over another shell's list. */
  show(other: Jobs): void {
    this.all = [...other.all];
  }

  /** The newest first. */
  list(): readonly Job[] {
    return this.all.toReversed();
  }

  forget(job: Job): void {
    this.all = this.all.filter((one) => one !== job);
  }

  ofProcess(pid: number): Job | undefined {
    return this.all.findLast((job) => last(job)?.pid === pid);
  }

  /** `%1`, `%%`, `%+`, `%-`. */
  named(text: string): Job | undefined {
    const name = text.slice(1);
    if (name === '' || name === '%' || name === '+') return this.all.at(-1);
    if (name === '-') return this.all.at(-2);
    return this.all.find((job) => String(job.number) === name);
  }
}
