/**
 * The service worker: the whole site, offline, after the first visit. Two tiers: what every page needs is cached on install;
 * the editor's large chunks when a page asks for it, once it is idle. Every entry carries the hash of its bytes.
 */
import { clientsClaim } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { OfflineRequest } from './offline-protocol.ts';
import { cacheEditor, editorIsCached, editorResponse, forgetOldEditor, isEditorFile } from './editor-tier.ts';
import type { PrecacheEntry } from './editor-tier.ts';

declare const self: ServiceWorkerGlobalScope;

// The build puts the list here: every entry with its hash (src/compiler/offline.ts).
const entries = self.__WB_MANIFEST as readonly PrecacheEntry[];
const editor = entries.filter(({ url }) => isEditorFile(url));
const base = new URL('./', self.location.href).pathname;

const shell = new PrecacheController({ cacheName: `tripod-shell-${base}` });
shell.addToCacheList(entries.filter(({ url }) => !isEditorFile(url)).map((entry) => ({ ...entry })));

self.addEventListener('install', (event) => event.waitUntil(shell.install(event)));
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([shell.activate(event), forgetOldEditor(editor, base)]));
});
clientsClaim();

registerRoute(new PrecacheRoute(shell, { cleanURLs: false }));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isEditorFile(url.pathname),
  ({ request }) => editorResponse(request, base),
);
// Every address is answered by the one page; a missing file (a path with an extension) stays an error.
registerRoute(
  new NavigationRoute(shell.createHandlerBoundToURL('index.html'), { denylist: [/\.[a-z0-9]+$/i] }),
);

self.addEventListener('message', (event) => {
  const request = event.data as OfflineRequest | undefined;
  const answer = (done: boolean) => event.ports[0]?.postMessage({ done });
  if (request?.type === 'accept-update') void self.skipWaiting();
  if (request?.type === 'cache-editor')
    event.waitUntil(cacheEditor(editor, base).then(answer, () => answer(false)));
  if (request?.type === 'is-editor-cached')
    event.waitUntil(editorIsCached(editor, base).then(answer, () => answer(false)));
});
