import type { Cursor, Mark } from './cursor.ts';

/** A place where a key may have begun: known only when its colon comes. */
export interface SimpleKey {
  /** A key has to begin there. */
  readonly required: boolean;
  /** The number of its first token. */
  readonly token: number;
  readonly mark: Mark;
}

/** A simple key ends in its line, and within so many letters. */
const LONGEST = 1024;

/** The keys that may have begun, one for each level of brackets, the block level first. */
export class SimpleKeys {
  readonly #cursor: Cursor;
  readonly #levels: (SimpleKey | undefined)[] = [undefined];
  /** Whether one may begin at the cursor. */
  allowed = true;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  get inFlow(): boolean {
    return this.#levels.length > 1;
  }

  enter(): void {
    this.#levels.push(undefined);
  }

  leave(): void {
    if (this.inFlow) this.#levels.pop();
  }

  save(token: number, required: boolean): void {
    if (!this.allowed) return;
    this.remove();
    this.#set({ required, token, mark: this.#cursor.mark() });
  }

  remove(): void {
    if (this.#levels.at(-1)?.required === true) this.#cursor.fail("could not find expected ':'");
    this.#set(undefined);
  }

  /** The key of this level, which has found its colon. */
  take(): SimpleKey | undefined {
    const key = this.#levels.at(-1);
    if (key === undefined || !this.#isStillPossible(key)) return undefined;
    this.#set(undefined);
    return key;
  }

  mayBeginAt(token: number): boolean {
    return this.#levels.some((key) => key?.token === token && this.#isStillPossible(key));
  }

  #set(key: SimpleKey | undefined): void {
    this.#levels[this.#levels.length - 1] = key;
  }

  #isStillPossible(key: SimpleKey): boolean {
    const { line, index } = this.#cursor;
    if (key.mark.line === line && key.mark.index + LONGEST >= index) return true;
    if (key.required) this.#cursor.fail("could not find expected ':'");
    this.#levels[this.#levels.indexOf(key)] = undefined;
    return false;
  }
}
