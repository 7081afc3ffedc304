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

/** So many entries back. */
const NEAR = 8;

/** The one entry that may still grow. */
type Written = EventOf<'write'> & { text: string };

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

  /** The last few entries are looked at only: other processes may have done something in between. */
  private joins(actor: Actor | undefined, inode: number, text: string): boolean {
    const recent = this.events.slice(-NEAR).toReversed();
    const last = recent.find((event): event is Written => event.op === 'write' && event.inode === inode);
    if (!last || this.clock() - last.at > TOGETHER_MS) return false;
    if (last.pid !== (actor?.pid ?? 0) || last.container !== actor?.container.name) return false;
    if (last.text.length < KEPT_CHARACTERS) last.text += text;
    return true;
  }
}
