import type { Part, Request } from '#worker/protocol.ts';
import { CHECKED_TOO_LONG, NO_START, RAN_TOO_LONG, TOO_SLOW } from './words.ts';

export interface Limits {
  /** Milliseconds that an answer may take once the worker is ready. */
  readonly answer: number;
  /** The same where a Pod is run for it. */
  readonly run: number;
  /** Milliseconds that the worker's script, or a part of it, may take to load and start. */
  readonly start: number;
}

export const LIMITS: Limits = { answer: 1000, run: 3000, start: 20_000 };

/** What a request needs besides the core itself. */
const PARTS: Readonly<Record<Request['ask'], Part | 'core'>> = {
  study: 'core',
  mark: 'simulation',
  added: 'added',
  run: 'simulation',
  kubectl: 'simulation',
  complete: 'simulation',
};

/** Says so when an answer is overdue. The time that code takes to come is not held against the text. */
export class Watchdog {
  readonly #limits: Limits;
  readonly #bite: (reason: string) => void;
  readonly #here = new Set<Part | 'core'>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: Limits, bite: (reason: string) => void) {
    this.#limits = limits;
    this.#bite = bite;
  }

  /** The worker has this part of its code now. */
  has(part: Part | 'core'): void {
    this.#here.add(part);
  }

  /** More of it has to come: that time is not counted. */
  misses(part: Part): void {
    this.#here.delete(part);
  }

  watch({ ask }: Request): void {
    clearTimeout(this.#timer);
    const [reason, limit] = this.#limitOf(ask);
    this.#timer = setTimeout(() => this.#bite(reason), limit);
  }

  /** Nothing is due. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** The worker was ended. */
  forget(): void {
    this.rest();
    this.#here.clear();
  }

  #limitOf(ask: Request['ask']): readonly [reason: string, limit: number] {
    const part = PARTS[ask];
    if (!this.#here.has('core') || !this.#here.has(part)) return [NO_START, this.#limits.start];
    if (part !== 'simulation') return [TOO_SLOW, this.#limits.answer];
    return [ask === 'mark' ? CHECKED_TOO_LONG : RAN_TOO_LONG, this.#limits.run];
  }
}
