import type { Request, Response } from '#worker/protocol.ts';

export interface Job {
  readonly request: Request;
  answer(response: Response): void;
  /** Answers in words instead of a result. */
  refuse(reason: string): void;
  /** A later text took its place. */
  skip(): void;
}

type Look = 'study' | 'added';

/** What waits for the worker: all checks, and of what is looked at while typing the last text alone. */
export class JobQueue {
  #marks: readonly Job[] = [];
  readonly #looks = new Map<Look, Job>();

  mark(job: Job): void {
    this.#marks = [...this.#marks, job];
  }

  look(ask: Look, job: Job): void {
    this.#looks.get(ask)?.skip();
    this.#looks.set(ask, job);
  }

  /** A check goes before what is typed meanwhile, and a verdict before what the API server adds. */
  take(): Job | undefined {
    const [first, ...rest] = this.#marks;
    if (first) {
      this.#marks = rest;
      return first;
    }
    const ask = this.#looks.has('study') ? 'study' : 'added';
    const job = this.#looks.get(ask);
    this.#looks.delete(ask);
    return job;
  }

  /** Everything that waits; nothing does afterwards. */
  empty(): readonly Job[] {
    const waiting = [...this.#marks, ...this.#looks.values()];
    this.#marks = [];
    this.#looks.clear();
    return waiting;
  }
}
