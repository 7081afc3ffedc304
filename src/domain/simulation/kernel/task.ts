/** Programs are generators: they yield where a real one would wait, and `return()` ends them at any such point. */
import type { WaitQueue } from './wait-queue.ts';

/** What a process waits for. `null`: for nothing; it goes on when its turn comes again. */
export type Wait = null | {
  /** At most so many virtual milliseconds. */
  readonly ms?: number;
  /** Until one of these queues is woken. Without `ms` and `on`: for ever. */
  readonly on?: WaitQueue | readonly WaitQueue[];
  /** A signal with a trap ends the wait early. */
  readonly interruptible?: boolean;
};

/** A piece of a program; `number` of a whole program is its exit code. */
export type Task<Result = number> = Generator<Wait, Result, void>;
