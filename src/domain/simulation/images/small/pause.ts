/** registry.k8s.io/pause: waits, and does nothing. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { scratchImage } from '#domain/simulation/images/scratch.ts';

const pause: Program = function* pause(process) {
  const queue = new WaitQueue();
  let told = 0;
  for (const signal of [SIG.INT, SIG.TERM])
    process.dispositions.set(signal, () => {
      told = signal;
      process.kernel.wake(queue);
    });
  while (told === 0) yield { on: queue };
  yield* complain(process, `Shutting down, got signal: ${told === SIG.INT ? 'Interrupt' : 'Terminated'}\n`);
  return 0;
};

export const pauseImage = scratchImage('/pause', pause, { user: { uid: 65535, gid: 65535, groups: [] } });
