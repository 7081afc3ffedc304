/** A deterministic, cooperative kernel: the same programs give the same run, to the byte. Every counter of a run is its own. */
import type { Recorder } from '#domain/simulation/trace/recorder.ts';
import { BUDGET, BudgetSpent, type Budget } from './budget.ts';
import { Clock, type Timer } from './clock.ts';
import { SystemError, Unmodelled } from './errno.ts';
import { Process, type Program, type SpawnOptions } from './process.ts';
import { IGNORED_BY_DEFAULT, SIG } from './signals.ts';
import type { Wait } from './task.ts';
import type { WaitQueue } from './wait-queue.ts';

/** Why `run` came back: the time was reached, nobody will ever go on, or a budget is spent. */
export type RunEnd = 'time' | 'idle' | 'budget';

/** The wall clock when the run begins: 2026-11-23 09:00:00 UTC, a Monday. */
const EPOCH = Date.UTC(2026, 10, 23, 9, 0, 0);

/** Exit code of a program that stopped because it met something that is not modelled; the trace says so. */
const UNMODELLED_EXIT = 70;

export class Kernel {
  readonly budget: Budget;
  readonly trace: Recorder;
  /** Set once, when a budget is spent: nothing goes on after that. */
  spent: BudgetSpent | undefined;
  private readonly clock = new Clock();
  private readonly processes = new Set<Process>();
  private readonly queue: Process[] = [];
  private readonly counters = { process: 0, inode: 0, steps: 0, burst: 0 };
  private seed: number;

  constructor(trace: Recorder, options: { readonly budget?: Budget; readonly seed?: number } = {}) {
    this.trace = trace;
    this.budget = options.budget ?? BUDGET;
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
    return this.counters.steps;
  }

  /** 0 to 32767, the same sequence in every run. */
  random(): number {
    this.seed = (Math.imul(this.seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (this.seed >> 8) & 0x7fff;
  }

  nextInode(): number {
    this.counters.inode += 1;
    return this.counters.inode;
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
    for (const process of queue.takeAll()) this.ready(process);
  }

  /** Sends a signal. False when the process is gone. `force` reaches PID 1 too, as the kubelet's SIGKILL does. */
  kill(process: Process, signal: number, force = false): boolean {
    if (process.state === 'dead') return false;
    if (signal === 0) return true;
    if (signal !== SIG.KILL && !this.isDeadly(process, signal, force)) return true;
    if (signal === SIG.KILL && process.namespace.init === process && !force) return true;
    this.end(process, 128 + signal, signal);
    return true;
  }

  /** Ends a process at once, as `_exit` does. */
  exit(process: Process, code: number): void {
    this.end(process, code & 255, 0);
  }

  /** Goes on until the virtual time `until` (milliseconds since the run began), or until `stop` says so after a turn. */
  run(until: number, stop?: () => boolean): RunEnd {
    try {
      return this.runUntil(until, stop);
    } catch (error) {
      if (!(error instanceof BudgetSpent)) throw error;
      this.spent = error;
      return 'budget';
    }
  }

  private runUntil(until: number, stop: (() => boolean) | undefined): RunEnd {
    if (this.spent) return 'budget';
    for (;;) {
      for (let process = this.queue.shift(); process; process = this.queue.shift()) {
        if (!this.payForTurn(until)) {
          this.queue.unshift(process);
          return 'time';
        }
        this.step(process);
        if (stop?.() === true) return 'time';
      }
      const next = this.clock.next();
      if (next === undefined || next > until) {
        this.clock.advance(Math.max(this.now, until));
        return next === undefined ? 'idle' : 'time';
      }
      this.counters.burst = 0;
      this.clock.advance(next);
      if (stop?.() === true) return 'time';
    }
  }

  /** Turns cost time, so that a loop without a wait cannot keep the others from going on. False when the time is up. */
  private payForTurn(until: number): boolean {
    this.counters.burst += 1;
    if (this.counters.burst < this.budget.stepsPerMillisecond) return true;
    this.counters.burst = 0;
    if (this.now + 1 > until) return false;
    this.clock.advance(this.now + 1);
    return true;
  }

  private step(process: Process): void {
    if (process.state !== 'ready' || !process.task) return;
    this.counters.steps += 1;
    if (this.counters.steps > this.budget.steps) throw new BudgetSpent('steps');
    process.state = 'running';
    const turn = this.resume(process);
    // It ended itself by a signal while it ran.
    if ((process.state as Process['state']) === 'dead') unwind(process);
    else if (turn === undefined) return;
    else if (turn.done) this.exit(process, turn.value);
    else this.block(process, turn.value);
  }

  private resume(process: Process): IteratorResult<Wait, number> | undefined {
    try {
      return process.task?.next();
    } catch (error) {
      if (error instanceof BudgetSpent) throw error;
      this.fail(process, error);
      return undefined;
    }
  }

  /** What a program does not catch: an unmodelled command is told in the trace, a failed call ends it as an error would. */
  private fail(process: Process, error: unknown): void {
    if (error instanceof Unmodelled) {
      this.trace.record(process, { op: 'unmodelled', what: error.what });
      this.end(process, UNMODELLED_EXIT, 0);
      return;
    }
    if (error instanceof SystemError) this.end(process, 1, 0);
    else throw error;
  }

  private block(process: Process, wait: Wait): void {
    if (wait === null) {
      process.state = 'ready';
      this.queue.push(process);
      return;
    }
    process.state = 'waiting';
    process.wait.interruptible = wait.interruptible === true;
    if (wait.ms !== undefined) process.wait.timer = this.after(wait.ms, () => this.ready(process));
    const queues = wait.on === undefined ? [] : 'add' in wait.on ? [wait.on] : wait.on;
    process.wait.queues = queues;
    for (const queue of queues) queue.add(process);
  }

  private ready(process: Process): void {
    if (process.state !== 'waiting') return;
    this.stopWaiting(process);
    process.state = 'ready';
    this.queue.push(process);
  }

  private stopWaiting(process: Process): void {
    for (const queue of process.wait.queues) queue.drop(process);
    process.wait.queues = [];
    process.wait.timer?.cancel();
    process.wait.timer = undefined;
  }

  /** Handles what the process itself decides on; true when the default action ends it. */
  private isDeadly(process: Process, signal: number, force: boolean): boolean {
    const disposition = process.dispositions.get(signal);
    if (disposition === 'ignore') return false;
    if (disposition === 'trap') {
      process.pending.push(signal);
      if (process.wait.interruptible) this.ready(process);
      return false;
    }
    if (disposition !== undefined) {
      disposition(signal);
      return false;
    }
    if (IGNORED_BY_DEFAULT.has(signal)) return false;
    // The kernel drops signals for PID 1 that it has no handler for.
    return force || process.namespace.init !== process;
  }

  private end(process: Process, code: number, signal: number): void {
    if (process.state === 'dead') return;
    const wasRunning = process.state === 'running';
    this.stopWaiting(process);
    process.state = 'dead';
    process.exitCode = code;
    process.endedBy = signal;
    // A generator that is running cannot be told to return; it stops at its next yield, as `step` sees that it is dead.
    if (!wasRunning) unwind(process);
    for (const file of process.descriptors.splice(0)) file?.release(this);
    for (const held of process.held) held.close(this);
    process.held.clear();
    this.processes.delete(process);
    this.leaveFamily(process);
    this.wake(process.ended);
    process.onExit?.(process);
  }

  /** Orphans go to PID 1; when that ends, everything of its namespace does. */
  private leaveFamily(process: Process): void {
    const { namespace } = process;
    namespace.processes.delete(process.pid);
    process.parent?.children.delete(process);
    const isInit = namespace.init === process;
    for (const child of process.children) child.parent = isInit ? undefined : namespace.init;
    if (!isInit) return;
    for (const other of namespace.processes.values()) this.kill(other, SIG.KILL, true);
  }
}

/** Lets the program's `finally` run; what they throw or wait for is lost with it. */
function unwind(process: Process): void {
  try {
    process.task?.return(0);
  } catch {
    // It is dead already.
  }
}
