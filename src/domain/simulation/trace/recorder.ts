import { BudgetSpent } from '#domain/simulation/kernel/budget.ts';
import type { EventOf, Happening, TraceEvent } from './events.ts';

/** Who did it: a process, or the names of a Pod and a container. */
interface Actor {
  readonly pid?: number;
  readonly container: { readonly name: string; readonly pod: string };
}

/** Writes of one process to one file within this time are one entry. */
const TOGETHER_MS = 50;
/** So much of the text of one entry is kept, and of the writes that joined it. */
const KEPT_CHARACTERS = 16_384;

type Written = TraceEvent & { text: string };

export class Recorder {
  readonly events: TraceEvent[] = [];
  /** Set by the kernel. */
  clock: () => number = () => 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  record(actor: Actor | undefined, happening: Happening): void {
    if (happening.op === 'write' && this.joins(actor, happening.inode, happening.text)) return;
    if (this.events.length >= this.most) throw new BudgetSpent('events');
    this.events.push({
      index: this.events.length,
      at: this.clock(),
      pod: actor?.container.pod ?? '',
      container: actor?.container.name ?? '',
      pid: actor?.pid ?? 0,
      ...happening,
    });
  }

  /** Everything of one kind, in order; of one container when it is named (`pod` and `container`). */
  of<Op extends Happening['op']>(op: Op, pod?: string, container?: string): readonly EventOf<Op>[] {
    return this.events.filter(
      (event): event is EventOf<Op> =>
        event.op === op &&
        (pod === undefined || event.pod === pod) &&
        (container === undefined || event.container === container),
    );
  }

  /** Looks at the last few entries only: other processes may have done something in between. */
  private joins(actor: Actor | undefined, inode: number, text: string): boolean {
    const now = this.clock();
    for (let at = this.events.length - 1; at >= 0 && at >= this.events.length - 8; at -= 1) {
      const event = this.events[at];
      if (!event || now - event.at > TOGETHER_MS) return false;
      if (event.op !== 'write' || event.inode !== inode) continue;
      if (event.pid !== (actor?.pid ?? 0) || event.container !== actor?.container.name) return false;
      if (event.text.length < KEPT_CHARACTERS) (event as Written).text += text;
      return true;
    }
    return false;
  }
}
