/** Variables, global ones and those of functions. */
import { AwkArray } from './array.ts';
import { AwkFailure } from './failure.ts';
import type { Value } from './values.ts';

/** One variable. What was never set can still become either kind. */
export class Cell {
  private value: Value | AwkArray = undefined;
  /** The argument that a parameter was given: when it becomes an array it is that one's, too. */
  private readonly given: Cell | undefined;

  constructor(value?: Value | AwkArray, given?: Cell) {
    this.value = value;
    this.given = given;
  }

  get(): Value {
    if (this.value instanceof AwkArray) return undefined;
    // What was handed over without a value is an empty text, as after an assignment.
    return this.value === undefined && this.given ? '' : this.value;
  }

  set(value: Value): void {
    this.value = value;
  }

  get isArray(): boolean {
    return this.value instanceof AwkArray;
  }

  array(): AwkArray {
    if (this.value instanceof AwkArray) return this.value;
    if (this.value !== undefined) throw new AwkFailure('Not an array');
    this.value = this.given?.array() ?? new AwkArray();
    return this.value;
  }

  /** For a parameter: arrays are shared, values copied. */
  passed(): Cell {
    if (this.value instanceof AwkArray) return new Cell(this.value);
    return this.value === undefined ? new Cell(undefined, this) : new Cell(this.value);
  }
}

const DEEPEST_CALLS = 400;

export class Memory {
  private readonly globals = new Map<string, Cell>();
  private readonly frames: ReadonlyMap<string, Cell>[] = [];

  cell(name: string): Cell {
    const local = this.frames.at(-1)?.get(name);
    if (local) return local;
    let cell = this.globals.get(name);
    if (!cell) {
      cell = new Cell();
      this.globals.set(name, cell);
    }
    return cell;
  }

  /** True where a parameter hides the variable of that name. */
  isLocal(name: string): boolean {
    return this.frames.at(-1)?.has(name) === true;
  }

  enter(frame: ReadonlyMap<string, Cell>): void {
    if (this.frames.length >= DEEPEST_CALLS) throw new AwkFailure('too many nested calls');
    this.frames.push(frame);
  }

  leave(): void {
    this.frames.pop();
  }
}
