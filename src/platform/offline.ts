/** The offline copy of the site, as the page sees it: is it whole, and is a newer version waiting? */
import type { OfflineRequest } from '#worker/offline-protocol.ts';
import { createStore, type Store } from './store.ts';

export interface OfflineState {
  /** `whole`: every page and the editor are cached. `none`: this browser or this address offers no service worker. */
  readonly copy: 'none' | 'saving' | 'whole' | 'failed';
  readonly updateWaiting: boolean;
}

export const offline: Store<OfflineState> = createStore<OfflineState>({ copy: 'none', updateWaiting: false });

let registration: ServiceWorkerRegistration | undefined;
let reloading = false;

const set = (change: Partial<OfflineState>): void => offline.update((state) => ({ ...state, ...change }));

/** With Trusted Types on, the browser takes no plain string as a worker's address. */
function workerAddress(): string {
  const address = `${import.meta.env.BASE_URL}service-worker.js`;
  const types = (
    globalThis as {
      trustedTypes?: {
        createPolicy(
          name: string,
          rules: { createScriptURL(url: string): string },
        ): { createScriptURL(url: string): unknown };
      };
    }
  ).trustedTypes;
  return (types?.createPolicy('app-sw', { createScriptURL: () => address }).createScriptURL(address) ??
    address) as string;
}

function ask(worker: ServiceWorker, request: OfflineRequest): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ done?: boolean }>) => resolve(data.done === true);
    worker.postMessage(request, [port2]);
  });
}

async function completeCopy(worker: ServiceWorker): Promise<void> {
  set({ copy: 'saving' });
  set({ copy: (await ask(worker, { type: 'cache-editor' })) ? 'whole' : 'failed' });
}

function whenIdle(action: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(action, { timeout: 4000 });
  else setTimeout(action, 1500);
}

/** A worker that installed in an earlier visit and was not accepted is offered again, hence the look at `waiting`. */
function watchForUpdates(watched: ServiceWorkerRegistration): void {
  const offer = () => {
    if (watched.waiting && navigator.serviceWorker.controller) set({ updateWaiting: true });
  };
  offer();
  watched.addEventListener('updatefound', () => watched.installing?.addEventListener('statechange', offer));
}

/** When another tab accepts an update, this one runs old code whose chunks are gone: its drafts are flushed by `pagehide`. */
function reloadOnNewController(): void {
  let hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController && !reloading) {
      reloading = true;
      location.reload();
    }
    hadController = true;
  });
}

/** Registers the service worker of a built site and keeps `offline` true to it. Does nothing where there is none. */
export async function startOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    reloadOnNewController();
    registration = await navigator.serviceWorker.register(workerAddress());
    watchForUpdates(registration);
    const { active } = await navigator.serviceWorker.ready;
    if (active) whenIdle(() => void completeCopy(active));
  } catch {
    // Storage denied, a private window or a broken sw.js: the site works, only not offline.
    set({ copy: 'none' });
  }
}

/** Takes the waiting version; every open tab then reloads by itself. */
export function acceptUpdate(): void {
  registration?.waiting?.postMessage({ type: 'accept-update' } satisfies OfflineRequest);
}

const RELOADED = 'tripod-reloaded-for-chunk';

/** A page of an old deploy whose chunk is gone reloads once; a second failure is left to the route's error screen. */
export function reloadOnStaleChunk(): void {
  addEventListener('vite:preloadError', (event) => {
    try {
      if (sessionStorage.getItem(RELOADED)) return;
      sessionStorage.setItem(RELOADED, 'yes');
    } catch {
      return;
    }
    event.preventDefault();
    location.reload();
  });
}
