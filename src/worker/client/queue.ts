import type { Request, Response } from '#worker/protocol.ts';

export interface Job {
  readonly request: Request;
  answer(response: Response): void;
  /** Answers in words instead of a result. */
  refuse(reason: string): void;
  /** A later text took its place. */
  skip(): void;
}

type Ask = Request['ask'];

/** Each of these is answered, in the order in which they came: a learner pressed a key for it. */
const EACH: ReadonlySet<Ask> = new Set<Ask>(['mark', 'kubectl']);
/** Of these the last one is answered alone. What is judged goes before what is run, and that before what is added. */
const LAST = ['study', 'complete', 'run', 'added'] as const satisfies readonly Ask[];

/** What waits for the worker: what was pressed for first, then what is looked at meanwhile. */
export class JobQueue {
  #pressed: readonly Job[] = [];
  readonly #looks = new Map<Ask, Job>();

  put(job: Job): void {
    const { ask } = job.request;
    if (EACH.has(ask)) {
      this.#pressed = [...this.#pressed, job];
    } else {
      this.#looks.get(ask)?.skip();
      this.#looks.set(ask, job);
    }
  }

  /** Whether one waits that only the last of its kind is answered. */
  has(ask: Ask): boolean {
    return this.#looks.has(ask);
  }

  take(): Job | undefined {
    const [first, ...rest] = this.#pressed;
    if (first) {
      this.#pressed = rest;
      return first;
    }
    const ask = LAST.find((look) => this.#looks.has(look));
    if (!ask) return undefined;
    const job = this.#looks.get(ask);
    this.#looks.delete(ask);
    return job;
  }

  /** Everything that waits; nothing does afterwards. */
  empty(): readonly Job[] {
    const waiting = [...this.#pressed, ...this.#looks.values()];
    this.#pressed = [];
    this.#looks.clear();
    return waiting;
  }
}
