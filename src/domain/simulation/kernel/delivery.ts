import type { Process } from './process.ts';
import { IGNORED_BY_DEFAULT, SIG } from './signals.ts';

/** What a signal does at once: nothing more, end an interruptible wait, or end the process. */
export type Effect = 'nothing' | 'interrupts' | 'ends';

/**
 * Gives a signal to a process by its disposition. The kernel drops what PID 1 has no handler for; `force` is the kubelet's SIGKILL
 * from outside the namespace, which reaches it.
 */
export function deliver(process: Process, signal: number, force: boolean): Effect {
  const ends = force || process.namespace.init !== process ? 'ends' : 'nothing';
  if (signal === SIG.KILL) return ends;
  const disposition = process.dispositions.get(signal);
  if (disposition === undefined) return IGNORED_BY_DEFAULT.has(signal) ? 'nothing' : ends;
  if (disposition === 'ignore') return 'nothing';
  if (disposition !== 'trap') {
    disposition(signal);
    return 'nothing';
  }
  process.pending.push(signal);
  return process.wait.interruptible ? 'interrupts' : 'nothing';
}
