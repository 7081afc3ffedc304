/** The core as every page uses it: in one worker, warmed while nothing else is going on. */
import { createCore, type Core } from '#worker/client.ts';
import { startWorker } from '#worker/client/start.ts';
// oxlint-disable-next-line import/default -- Vite makes it of the query
import coreUrl from '#worker/core.ts?worker&url';

export const core: Core = createCore(() => startWorker(coreUrl, 'core'));

/** What runs a Pod comes after everything that the page needs first. */
const RUN_AFTER_MS = 4000;

/** Call where something may be run. `also` is done at that time, too. */
export function warmRun(also: () => void): () => void {
  const warm = (): void => {
    also();
    core.warmRun();
  };
  const timer = setTimeout(() => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(warm);
    else warm();
  }, RUN_AFTER_MS);
  return () => clearTimeout(timer);
}

/** Call where an editor is about to be used. */
export function warmCore(): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(() => core.warm(), { timeout: 2000 });
  else setTimeout(() => core.warm(), 200);
}
