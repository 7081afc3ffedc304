/** The second tier of the offline copy: Monaco, and the core in its worker with its parts. Lessons and questions need none of it. */

export interface PrecacheEntry {
  readonly url: string;
  readonly revision: string | null;
  readonly integrity: string;
}

const EDITOR_FILE = /(^|\/)(monaco|core|RunPanel|assist|editor\.worker|codicon)[.-][^/]*$/;

/** By name: the build gives the editor's chunks these names (see vite.config.ts and features/editor). */
export const isEditorFile = (path: string): boolean => EDITOR_FILE.test(path);

const cacheName = (base: string): string => `tripod-editor-${base}`;

/** Fetches what is not there yet. Rejects when a file cannot be had or is not the file that was built. */
export async function cacheEditor(entries: readonly PrecacheEntry[], base: string): Promise<boolean> {
  const cache = await caches.open(cacheName(base));
  for (const { url, integrity } of entries) {
    if (await cache.match(url)) continue;
    const response = await fetch(new Request(url, { integrity, credentials: 'same-origin' }));
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await cache.put(url, response);
  }
  return true;
}

export async function editorIsCached(entries: readonly PrecacheEntry[], base: string): Promise<boolean> {
  const cache = await caches.open(cacheName(base));
  const found = await Promise.all(entries.map(({ url }) => cache.match(url)));
  return found.every((response) => response !== undefined);
}

/** From the cache, else from the network: the names hold a hash, so a cached file is never an old one. */
export async function editorResponse(request: Request, base: string): Promise<Response> {
  const cache = await caches.open(cacheName(base));
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

export async function forgetOldEditor(entries: readonly PrecacheEntry[], base: string): Promise<void> {
  const cache = await caches.open(cacheName(base));
  const wanted = new Set(entries.map(({ url }) => new URL(url, self.location.href).href));
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}
