/** The page's side of the core's worker: one worker, one request at a time, ended when an answer is overdue. Never throws. */
import type { Gradable } from '#domain/grading/types.ts';
import { JobQueue, type Job } from './client/queue.ts';
import type { Addition, Marked, Request, Response, Study } from './protocol.ts';
import { refusedMark, refusedStudy } from './refusal.ts';

/** As much of a `Worker` as is used, so that a test can stand in for one. */
export interface WorkerLike {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Response>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface Limits {
  /** Milliseconds that an answer may take once the worker is ready. */
  readonly answer: number;
  /** Milliseconds that the worker's script may take to load and start. */
  readonly start: number;
}

export interface Core {
  /** Starts the worker and lets it compile its code on a small manifest, so that the first key pressed is answered fast. */
  warm(): void;
  /** `undefined` when a later text overtook this one before it was looked at. */
  study(text: string, given: string): Promise<Study | undefined>;
  /** What the API server adds to a text; `undefined` as for a study. */
  added(text: string, given: string): Promise<Addition | undefined>;
  mark(text: string, exercise: Gradable): Promise<Marked>;
  /** Ends the worker; the next request starts a new one. */
  end(): void;
}

const TOO_SLOW =
  'Checking took longer than a second and was stopped. Shorten the text, or undo the last change.';
const NO_START = 'The checker could not be started. Reload the page; your text is kept.';

const WARM_UP =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: warm}\nspec: {containers: [{name: a, image: nginx}]}\n';

/** One job at a time, so that no answer's time is spent waiting for another's. */
class CoreClient implements Core {
  readonly #start: () => WorkerLike;
  readonly #limits: Limits;
  #worker: WorkerLike | undefined;
  #ready = false;
  #loaded = false;
  #current: Job | undefined;
  #watchdog: ReturnType<typeof setTimeout> | undefined;
  readonly #queue = new JobQueue();
  #lastId = 0;

  constructor(start: () => WorkerLike, limits: Limits) {
    this.#start = start;
    this.#limits = limits;
  }

  warm(): void {
    void this.study(WARM_UP, '');
  }

  study(text: string, given: string): Promise<Study | undefined> {
    return new Promise((resolve) => {
      this.#queue.look('study', {
        request: { id: this.#nextId(), ask: 'study', text, given },
        answer: (response) => resolve(response.ask === 'study' ? response.study : undefined),
        refuse: (reason) => resolve(refusedStudy(reason)),
        skip: () => resolve(undefined),
      });
      this.#next();
    });
  }

  added(text: string, given: string): Promise<Addition | undefined> {
    return new Promise((resolve) => {
      this.#queue.look('added', {
        request: { id: this.#nextId(), ask: 'added', text, given },
        answer: (response) => resolve(response.ask === 'added' ? response.addition : undefined),
        refuse: (reason) => resolve({ objects: [], refused: reason }),
        skip: () => resolve(undefined),
      });
      this.#next();
    });
  }

  mark(text: string, exercise: Gradable): Promise<Marked> {
    return new Promise((resolve) => {
      const refuse = (reason: string): void => resolve(refusedMark(exercise, reason));
      const answer = (response: Response): void =>
        response.ask === 'mark' ? resolve(response.marked) : refuse(NO_START);
      const request: Request = { id: this.#nextId(), ask: 'mark', text, exercise };
      this.#queue.mark({ request, answer, refuse, skip: () => refuse(NO_START) });
      this.#next();
    });
  }

  end(): void {
    const pending = [this.#current, ...this.#queue.empty()];
    this.#current = undefined;
    this.#stop();
    for (const job of pending) job?.skip();
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#queue.take();
    if (!this.#current) return;
    try {
      this.#worker ??= this.#open();
      this.#watch();
      this.#worker.postMessage(this.#current.request);
    } catch {
      this.#fail(NO_START);
    }
  }

  #open(): WorkerLike {
    const worker = this.#start();
    worker.onmessage = ({ data }) => this.#receive(data);
    // Also when the script cannot be loaded, or was built for another version of the page.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(NO_START);
    };
    return worker;
  }

  #receive(response: Response): void {
    if (response.ask === 'ready' || response.ask === 'loaded') {
      if (response.ask === 'ready') this.#ready = true;
      else this.#loaded = true;
      if (this.#current) this.#watch();
    } else if (response.id === this.#current?.request.id) {
      this.#settle()?.answer(response);
      this.#next();
    }
  }

  /** The time that code takes to come is not held against the text. */
  #watch(): void {
    clearTimeout(this.#watchdog);
    const here = this.#ready && (this.#loaded || this.#current?.request.ask !== 'added');
    const [reason, limit] = here ? [TOO_SLOW, this.#limits.answer] : [NO_START, this.#limits.start];
    this.#watchdog = setTimeout(() => this.#fail(reason), limit);
  }

  #fail(reason: string): void {
    const job = this.#settle();
    this.#stop();
    job?.refuse(reason);
    this.#next();
  }

  #settle(): Job | undefined {
    clearTimeout(this.#watchdog);
    const job = this.#current;
    this.#current = undefined;
    return job;
  }

  #stop(): void {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#ready = false;
    this.#loaded = false;
  }
}

export function createCore(start: () => WorkerLike, limits: Limits = { answer: 1000, start: 20_000 }): Core {
  return new CoreClient(start, limits);
}
