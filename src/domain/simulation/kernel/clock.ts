/** Virtual time: it stands still while anybody can go on, and jumps to the next timer when all wait. */
export interface Timer {
  cancel(): void;
}

interface Entry {
  readonly at: number;
  readonly rank: number;
  action: (() => void) | undefined;
}

const isBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.rank < other.rank);

export class Clock {
  /** Milliseconds since the run began. */
  now = 0;
  private count = 0;
  /** A binary heap: the entry that is due first stands at 0. */
  private readonly heap: Entry[] = [];

  after(ms: number, action: () => void): Timer {
    const entry: Entry = { at: this.now + Math.max(0, ms), rank: this.count, action };
    this.count += 1;
    this.push(entry);
    return {
      cancel() {
        entry.action = undefined;
      },
    };
  }

  /** When the next timer is due; undefined when none is set. */
  next(): number | undefined {
    while (this.heap[0] && !this.heap[0].action) this.pop();
    return this.heap[0]?.at;
  }

  /** Sets the time and runs what is due by then, in the order in which it is due. */
  advance(to: number): void {
    this.now = to;
    for (let due = this.next(); due !== undefined && due <= this.now; due = this.next())
      this.pop()?.action?.();
  }

  private push(entry: Entry): void {
    let at = this.heap.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.swapIfBefore(at, above)) return;
      at = above;
    }
  }

  private pop(): Entry | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (this.heap.length > 0 && last) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const [one, other] = [this.heap[left], this.heap[right]];
      if (!one) return;
      const least = other && isBefore(other, one) ? right : left;
      if (!this.swapIfBefore(least, at)) return;
      at = least;
    }
  }

  private swapIfBefore(lower: number, above: number): boolean {
    const [one, other] = [this.heap[lower], this.heap[above]];
    if (!one || !other || !isBefore(one, other)) return false;
    this.heap[lower] = other;
    this.heap[above] = one;
    return true;
  }
}
