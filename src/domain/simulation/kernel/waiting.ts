/** The kernel's notes on who waits for what. */
import type { Timer } from './clock.ts';
import type { Process } from './process.ts';
import type { Wait } from './task.ts';

export function ready(process: Process): Process {
  process.state = 'ready';
  return process;
}

export function beginWait(process: Process, wait: NonNullable<Wait>, timer: Timer | undefined): void {
  process.state = 'waiting';
  const queues = wait.on === undefined ? [] : 'add' in wait.on ? [wait.on] : wait.on;
  process.wait.queues = queues;
  process.wait.timer = timer;
  process.wait.interruptible = wait.interruptible === true;
  for (const queue of queues) queue.add(process);
}

/** False when it did not wait. */
export function endWait(process: Process): boolean {
  if (process.state !== 'waiting') return false;
  for (const queue of process.wait.queues) queue.drop(process);
  process.wait.timer?.cancel();
  process.wait.queues = [];
  process.wait.timer = undefined;
  process.wait.interruptible = false;
  return true;
}

/** Lets the program's `finally` run; what they throw or wait for is lost with it. */
export function unwind(process: Process): void {
  try {
    process.task?.return(0);
  } catch {
    // It is dead already.
  }
}
