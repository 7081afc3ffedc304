/** What `u` takes back: a whole command, also one that went on in insert mode. The editor alone would take back a word. */

/** The editor's own history, whose steps are smaller. A version is the number of one state of the text: going back to it, one finds the same number. */
export interface History {
  version(): number;
  undo(): void;
  redo(): void;
  /** What comes next is a step of its own. */
  close(): void;
}

export class VimSteps {
  readonly #history: History;
  /** The states in which a command began, the present one last. */
  #past: number[];
  #future: number[] = [];

  constructor(history: History) {
    this.#history = history;
    this.#past = [history.version()];
  }

  /** A command begins: what was done until now is one step. */
  begin(): void {
    const now = this.#history.version();
    if (now === this.#past.at(-1)) return;
    this.#past.push(now);
    this.#future = [];
    this.#history.close();
  }

  undo(): void {
    this.begin();
    const from = this.#past.pop() ?? this.#history.version();
    this.#walk(() => this.#history.undo(), this.#past);
    const now = this.#history.version();
    while (this.#past.length > 0 && this.#past.at(-1) !== now) this.#past.pop();
    if (this.#past.length === 0) this.#past = [now];
    if (now !== from) this.#future.push(from);
  }

  redo(): void {
    this.#walk(() => this.#history.redo(), this.#future);
    const now = this.#history.version();
    while (this.#future.length > 0 && this.#future.at(-1) !== now) this.#future.pop();
    this.#future.pop();
    if (this.#past.at(-1) !== now) this.#past.push(now);
  }

  /** Until a known state, or to the end; where none is known, one step. */
  #walk(step: () => void, stops: readonly number[]): void {
    const known = new Set(stops);
    for (;;) {
      const before = this.#history.version();
      step();
      const after = this.#history.version();
      if (after === before || known.size === 0 || known.has(after)) return;
    }
  }
}
