import type { Process } from '#domain/simulation/kernel/process.ts';
import { signalName, signalNumber } from '#domain/simulation/kernel/signals.ts';

/** 0 is the end of the shell. */
export const EXIT_TRAP = 0;
/** Above all signals: a command failed, where `set -e` would end the script. */
export const ERROR_TRAP = 64;

/** What a shell does on signals; an empty action ignores. */
export class Traps {
  private readonly process: Process;
  private readonly actions = new Map<number, string>();
  /** Another shell's, which this one shows as if they were its own. */
  private shown: ReadonlyMap<number, string> | undefined;

  constructor(process: Process, parent?: Traps) {
    this.process = process;
    for (const [signal, action] of parent?.actions ?? []) if (action === '') this.actions.set(signal, '');
  }

  action(signal: number): string | undefined {
    return this.actions.get(signal);
  }

  /** Undefined gives the signal back its own action. */
  set(signal: number, action: string | undefined): void {
    this.shown = undefined;
    if (action === undefined) this.actions.delete(signal);
    else this.actions.set(signal, action);
    if (signal === EXIT_TRAP || signal === ERROR_TRAP) return;
    if (action === undefined) this.process.dispositions.delete(signal);
    else this.process.dispositions.set(signal, action === '' ? 'ignore' : 'trap');
  }

  /** A subshell forgets its parent's traps, but `x=$(trap)` is to list them. */
  show(other: Traps): void {
    this.shown = other.listed();
  }

  clear(): void {
    this.actions.clear();
  }

  /** True when the shell has to live on to see to them. */
  hasAny(): boolean {
    return this.actions.size > 0;
  }

  listed(): ReadonlyMap<number, string> {
    const own = new Map([...this.actions].toSorted(([one], [other]) => one - other));
    return this.shown ?? own;
  }
}

export function trapName(signal: number): string {
  if (signal === EXIT_TRAP) return 'EXIT';
  return signal === ERROR_TRAP ? 'ERR' : signalName(signal);
}

export function trapNumber(text: string): number | undefined {
  const name = text.toUpperCase();
  if (name === 'EXIT') return EXIT_TRAP;
  return name === 'ERR' ? ERROR_TRAP : signalNumber(text);
}
