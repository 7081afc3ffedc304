/** The page's side of the core's worker: one worker, one request at a time, ended when an answer is overdue. Never throws. */
import type { Gradable } from '#domain/grading/types.ts';
import { JobQueue, type Job } from './client/queue.ts';
import { ADDED, COMPLETE, RUN, STUDY, kubectlOf, markOf, type Reading } from './client/readings.ts';
import { LIMITS, Watchdog, type Limits } from './client/watchdog.ts';
import { NO_START } from './client/words.ts';
import type {
  Addition,
  Asked,
  Command,
  Marked,
  Ran,
  Request,
  Response,
  Said,
  Staged,
  Study,
} from './protocol.ts';

/** As much of a `Worker` as is used, so that a test can stand in for one. */
export interface WorkerLike {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Response>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface Core {
  /** Starts the worker and lets it compile its code on a small manifest, so that the first key pressed is answered fast. */
  warm(): void;
  /** The same for what runs a Pod, which is fetched on first use. */
  warmRun(): void;
  /** `undefined` when a later text overtook this one before it was looked at. */
  study(text: string, given: string): Promise<Study | undefined>;
  /** What the API server adds to a text; `undefined` as for a study. */
  added(text: string, given: string): Promise<Addition | undefined>;
  mark(text: string, exercise: Gradable): Promise<Marked>;
  /** What becomes of a text in so many seconds; `undefined` as for a study. */
  run(staged: Staged, seconds: number): Promise<Ran | undefined>;
  kubectl(staged: Staged, command: Command): Promise<Said>;
  /** The words that the line's last one may become; none when a later line overtook this one. */
  complete(staged: Staged, command: Command): Promise<readonly string[]>;
  /** Ends the worker; the next request starts a new one. */
  end(): void;
}

const WARM_UP =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: warm}\nspec: {containers: [{name: a, image: nginx}]}\n';
const WARM_UP_RUN = WARM_UP.replace('image: nginx', "image: busybox, command: [sh, -c, 'date; sleep 1']");

/** One job at a time, so that no answer's time is spent waiting for another's. */
class CoreClient implements Core {
  readonly #start: () => WorkerLike;
  readonly #watchdog: Watchdog;
  #worker: WorkerLike | undefined;
  #current: Job | undefined;
  readonly #queue = new JobQueue();
  #lastId = 0;

  constructor(start: () => WorkerLike, limits: Limits) {
    this.#start = start;
    this.#watchdog = new Watchdog(limits, (reason) => this.#fail(reason));
  }

  warm(): void {
    void this.study(WARM_UP, '');
  }

  warmRun(): void {
    // Not in the place of a run that somebody waits for.
    if (!this.#queue.has('run')) void this.run({ text: WARM_UP_RUN, given: '', commands: [] }, 5);
  }

  study(text: string, given: string): Promise<Study | undefined> {
    return this.#ask({ ask: 'study', text, given }, STUDY);
  }

  added(text: string, given: string): Promise<Addition | undefined> {
    return this.#ask({ ask: 'added', text, given }, ADDED);
  }

  mark(text: string, exercise: Gradable): Promise<Marked> {
    return this.#ask({ ask: 'mark', text, exercise }, markOf(exercise));
  }

  run(staged: Staged, seconds: number): Promise<Ran | undefined> {
    return this.#ask({ ask: 'run', staged, seconds }, RUN);
  }

  kubectl(staged: Staged, command: Command): Promise<Said> {
    return this.#ask({ ask: 'kubectl', staged, command }, kubectlOf(command));
  }

  complete(staged: Staged, command: Command): Promise<readonly string[]> {
    return this.#ask({ ask: 'complete', staged, command }, COMPLETE);
  }

  end(): void {
    const pending = [this.#current, ...this.#queue.empty()];
    this.#current = undefined;
    this.#stop();
    for (const job of pending) job?.skip();
  }

  #ask<A extends Request['ask'], T>(asked: Asked & { readonly ask: A }, reading: Reading<A, T>): Promise<T> {
    this.#lastId += 1;
    const request: Request = { ...asked, id: this.#lastId };
    return new Promise((resolve) => {
      this.#queue.put({
        request,
        // An answer has the number of its request, so it is of the same kind.
        answer: (response) => resolve(reading.answered(response as Extract<Response, { ask: A }>)),
        refuse: (reason) => resolve(reading.refused(reason)),
        skip: () => resolve(reading.skipped()),
      });
      this.#next();
    });
  }

  #next(): void {
    if (this.#current) return;
    this.#current = this.#queue.take();
    if (!this.#current) return;
    try {
      this.#worker ??= this.#open();
      this.#watchdog.watch(this.#current.request);
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
    if (!('id' in response)) {
      if (response.ask === 'fetching') this.#watchdog.misses(response.part);
      else this.#watchdog.has(response.ask === 'ready' ? 'core' : response.part);
      if (this.#current) this.#watchdog.watch(this.#current.request);
    } else if (response.id === this.#current?.request.id) {
      this.#settle()?.answer(response);
      this.#next();
    }
  }

  #fail(reason: string): void {
    const job = this.#settle();
    this.#stop();
    job?.refuse(reason);
    this.#next();
  }

  #settle(): Job | undefined {
    this.#watchdog.rest();
    const job = this.#current;
    this.#current = undefined;
    return job;
  }

  #stop(): void {
    this.#watchdog.forget();
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

export function createCore(start: () => WorkerLike, limits: Limits = LIMITS): Core {
  return new CoreClient(start, limits);
}
