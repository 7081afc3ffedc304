/** A deterministic, cooperative kernel: the same programs give the same run, to the byte. Every counter of a run is its own. */
import type { Recorder } from '#domain/simulation/trace/recorder.ts';
import { BUDGET, BudgetSpent, type Budget } from './budget.ts';
import { Clock, type Timer } from './clock.ts';
import { SystemError } from './errno.ts';
import { failureOf } from './failure.ts';
import { Pace } from './pace.ts';
import { Process, type Program, type SpawnOptions } from './process.ts';
import { deliver } from './delivery.ts';
import { leaveFamily } from './family.ts';
import { SIG } from './signals.ts';
import type { Wait } from './task.ts';
import type { WaitQueue } from './wait-queue.ts';
import { beginWait, endWait, ready, unwind } from './waiting.ts';

/** The time was reached, nobody will ever go on, or a budget is spent. */
export type RunEnd = 'time' | 'idle' | 'budget';

/** The wall clock when a run begins, on a Monday. */
const EPOCH = Date.UTC(2026, 10, 23, 9, 0, 0);

export class Kernel {
  readonly budget: Budget;
  readonly trace: Recorder;
  /** Set once, when a budget is spent: nothing goes on after that. */
  spent: BudgetSpent | undefined;
  current: Process | undefined; // whose turn it is, or was last: /proc/self is its directory
  private readonly clock = new Clock();
  private readonly processes = new Set<Process>();
  private readonly queue: Process[] = [];
  private readonly pace: Pace;
  private readonly counters = { process: 0, inode: 0 };
  private seed: number;

  constructor(trace: Recorder, options: { readonly budget?: Budget; readonly seed?: number } = {}) {
    this.trace = trace;
    this.budget = options.budget ?? BUDGET;
    this.pace = new Pace(this.budget);
    this.seed = options.seed ?? 42;
    trace.clock = () => this.now;
  }

  /** Milliseconds since the run began. */
  get now(): number {
    return this.clock.now;
  }

  /** The time that `date` shows, in milliseconds since 1970. */
  get wallTime(): number {
    return EPOCH + this.clock.now;
  }

  get steps(): number {
    return this.pace.steps;
  }

  /** 0 to 32767. */
  random(): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (this.seed >> 8) & 0x7fff;
  }

  nextInode(): number {
    return (this.counters.inode += 1);
  }

  after(ms: number, action: () => void): Timer {
    return this.clock.after(ms, action);
  }

  /** Throws `SystemError('EAGAIN')` when there are too many processes already. */
  spawn(program: Program, options: SpawnOptions): Process {
    if (this.processes.size >= this.budget.processes) throw new SystemError('EAGAIN');
    this.counters.process += 1;
    const process = new Process(this, this.counters.process, options);
    process.task = program(process);
    process.parent?.children.add(process);
    this.processes.add(process);
    this.queue.push(process);
    return process;
  }

  wake(queue: WaitQueue): void {
    for (const process of queue.takeAll()) this.goOn(process);
  }

  /** Sends a signal. False when the process is gone. `force` reaches PID 1 too, as the kubelet's SIGKILL does. */
  kill(process: Process, signal: number, force = false): boolean {
    if (process.state === 'dead' || signal === 0) return process.state !== 'dead';
    const effect = deliver(process, signal, force);
    if (effect === 'interrupts') this.goOn(process);
    if (effect === 'ends') this.end(process, 128 + signal, signal);
    return true;
  }

  /** Ends a process at once, as `_exit` does. */
  exit(process: Process, code: number): void {
    this.end(process, code & 255, 0);
  }

  /** Goes on until the virtual time `until` (milliseconds since the run began), or until `stop` says so after a turn. */
  run(until: number, stop: () => boolean = () => false): RunEnd {
    try {
      return this.runUntil(until, stop);
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      this.spent = error;
      return 'budget';
    }
  }

  private runUntil(until: number, stop: () => boolean): RunEnd {
    if (this.spent) return 'budget';
    for (;;) {
      const turns = this.takeTurns(until, stop);
      if (turns) return turns;
      const next = this.clock.next();
      if (next === undefined || next > until) {
        this.clock.advance(Math.max(this.now, until));
        return next === undefined ? 'idle' : 'time';
      }
      this.pace.rest();
      this.clock.advance(next);
      if (stop()) return 'time';
    }
  }

  /** Lets everybody go on who can; undefined when nobody can any more. */
  private takeTurns(until: number, stop: () => boolean): RunEnd | undefined {
    for (let process = this.queue.shift(); process; process = this.queue.shift()) {
      if (!this.payForTurn(until)) {
        this.queue.unshift(process);
        return 'time';
      }
      this.step(process);
      if (stop()) return 'time';
    }
    return undefined;
  }

  /** False when the time is up. */
  private payForTurn(until: number): boolean {
    if (!this.pace.costs()) return true;
    if (this.now + 1 > until) return false;
    this.clock.advance(this.now + 1);
    return true;
  }

  private step(process: Process): void {
    if (process.state !== 'ready' || !process.task) return;
    this.pace.count();
    process.state = 'running';
    this.current = process;
    const turn = this.resume(process);
    // It ended itself by a signal while it ran.
    if ((process.state as Process['state']) === 'dead') unwind(process);
    else if (turn?.done) this.exit(process, turn.value);
    else if (turn?.value === null) this.queue.push(ready(process));
    else if (turn) this.block(process, turn.value);
  }

  private resume(process: Process): IteratorResult<Wait, number> | undefined {
    try {
      return process.task?.next();
    } catch (error) {
      if (error instanceof BudgetSpent) throw error;
      const { code, unmodelled } = failureOf(error);
      if (unmodelled !== '') this.trace.record(process, { op: 'unmodelled', what: unmodelled });
      this.end(process, code, 0);
      return undefined;
    }
  }

  private block(process: Process, wait: NonNullable<Wait>): void {
    const timer = wait.ms === undefined ? undefined : this.after(wait.ms, () => this.goOn(process));
    beginWait(process, wait, timer);
  }

  private goOn(process: Process): void {
    if (endWait(process)) this.queue.push(ready(process));
  }

  private end(process: Process, code: number, signal: number): void {
    if (process.state === 'dead') return;
    const wasRunning = process.state === 'running';
    endWait(process);
    process.state = 'dead';
    process.exitCode = code;
    process.endedBy = signal;
    // A generator that is running cannot be told to return; it stops at its next yield, as `step` sees that it is dead.
    if (!wasRunning) unwind(process);
    for (const file of process.descriptors.splice(0)) file?.release(this);
    for (const held of process.held) held.close(this);
    process.held.clear();
    this.processes.delete(process);
    for (const other of leaveFamily(process)) this.kill(other, SIG.KILL, true);
    this.wake(process.ended);
    process.onExit?.(process);
  }
}
