/** Sending a signal to another process: who may, and what the trace says of it. */
import { nameOf } from '#domain/simulation/files/paths.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';

/** Throws `SystemError`: EPERM without the right, ESRCH when it is gone. */
export function sendSignal(sender: Process, target: Process, signal: number): void {
  const { user, container } = sender;
  const isAllowed = user.uid === target.user.uid || (user.uid === 0 && container.capabilities.has('KILL'));
  if (!isAllowed) throw new SystemError('EPERM');
  const to = `${target.container.pod}/${target.container.name}`;
  if (signal !== 0 && target !== sender)
    sender.kernel.trace.record(sender, { op: 'signal', to, process: commandOf(target), signal });
  if (!sender.kernel.kill(target, signal)) throw new SystemError('ESRCH');
}

/** The name that pidof and pkill look for. Servers write a title over their arguments (`nginx: master process ...`); the name stays. */
export const commandOf = (process: Process): string =>
  nameOf((process.argv[0] ?? '').replace(/:? .*$/s, '')).replace(/^-/, '');

export const byPid = (process: Process): readonly Process[] =>
  [...process.namespace.processes.values()].toSorted((one, other) => one.pid - other.pid);
