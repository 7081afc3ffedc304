/** Whether a command is meant for the line at hand. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Address, Command } from './script.ts';

/** What addresses are about. */
export interface Line {
  readonly number: number;
  readonly text: string;
  isLast(): Task<boolean>;
}

/** Remembers which ranges have begun and not yet ended. */
export class Selection {
  /** By command: the last line of the range, or infinite when its end is not a number. */
  private readonly begun = new Map<Command, number>();

  /** True on the last line of a command's range, or where it has none: `c` prints there. */
  isAtEnd(command: Command): boolean {
    return !this.begun.has(command);
  }

  *includes(command: Command, line: Line): Task<boolean> {
    const isMeant = command.to ? yield* this.isInRange(command, line) : yield* fits(command.from, line);
    return isMeant !== command.isInverted;
  }

  private *isInRange(command: Command, line: Line): Task<boolean> {
    const until = this.begun.get(command);
    if (until === undefined) return yield* this.begin(command, line);
    if (line.number > until) {
      // A jump or `n` took it past the end.
      this.begun.delete(command);
      return false;
    }
    const { to } = command;
    const isOver =
      until === line.number || (to?.kind !== 'line' && to?.kind !== 'count' && (yield* fits(to, line)));
    if (isOver) this.begun.delete(command);
    return true;
  }

  private *begin(command: Command, line: Line): Task<boolean> {
    if (!(yield* fits(command.from, line))) return false;
    const until = lastLine(command, line.number);
    const isOver = until <= line.number || (command.to?.kind === 'last' && (yield* line.isLast()));
    if (!isOver) this.begun.set(command, until);
    return true;
  }
}

function lastLine({ to }: Command, begin: number): number {
  if (to?.kind === 'line') return to.line;
  return to?.kind === 'count' ? begin + to.lines : Number.POSITIVE_INFINITY;
}

function* fits(address: Address | undefined, line: Line): Task<boolean> {
  if (!address) return true;
  if (address.kind === 'last') return yield* line.isLast();
  return address.kind === 'line' ? address.line === line.number : address.pattern.test(line.text);
}
