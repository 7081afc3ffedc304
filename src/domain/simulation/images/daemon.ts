/** Programs that go into the background: the one that was started ends, a child goes on. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { inherited } from '#domain/simulation/programs/start.ts';

/** Ends with 0 once `body` calls `report`, or with the child's code when it ends before. */
export function* startDaemon(process: Process, body: (daemon: Process, report: () => void) => Task): Task {
  const { kernel } = process;
  const reported = new WaitQueue();
  let isUp = false;
  const report = (): void => {
    isUp = true;
    kernel.wake(reported);
  };
  const daemon = kernel.spawn((child) => body(child, report), { ...inherited(process), argv: process.argv });
  while (!isUp && daemon.state !== 'dead') yield { on: [reported, daemon.ended] };
  return isUp ? 0 : daemon.exitCode;
}
