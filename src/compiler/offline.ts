import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

interface Entry {
  readonly url: string;
  readonly revision: string | null;
  readonly size: number;
  integrity?: string;
}

/**
 * Every entry gets the hash of its bytes, so that an install refuses whatever a captive portal or a half-finished deploy
 * answers in our place, and the old version goes on working.
 */
async function withIntegrity(
  entries: Entry[],
  outDir: string,
): Promise<{ manifest: Entry[]; warnings: string[] }> {
  const manifest = await Promise.all(
    entries.map(async (entry) => {
      const bytes = await readFile(join(outDir, entry.url));
      return { ...entry, integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}` };
    }),
  );
  return { manifest, warnings: [] };
}

/** The service worker and the web app manifest. The worker's own code is src/worker/service-worker.ts. */
export function offlineWorker(): Plugin[] {
  const base = process.env['BASE'] ?? '/';
  let outDir = 'dist';
  const whereTo: Plugin = {
    name: 'tripod:where-to',
    configResolved: ({ root, build }) => {
      outDir = resolve(root, build.outDir);
    },
  };
  const worker = VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/worker',
    filename: 'service-worker.ts',
    injectRegister: false,
    injectManifest: {
      globPatterns: ['**/*.{js,css,html,svg,png,ttf,woff2,webmanifest,md,txt}'],
      // Copies of the page for hosts without a fallback: the worker answers every address with index.html itself.
      globIgnores: ['*/**/index.html', '404.html', '_headers'],
      maximumFileSizeToCacheInBytes: 6 * 1024 * 1024,
      manifestTransforms: [(entries) => withIntegrity(entries as Entry[], outDir)],
    },
    manifest: {
      id: base,
      name: 'Tripod: Pods of several containers',
      short_name: 'Tripod',
      description: 'Learn, write and check Kubernetes Pods of several containers, offline.',
      lang: 'en',
      start_url: base,
      scope: base,
      display: 'standalone',
      background_color: '#fbfaf8',
      theme_color: '#3145b8',
      categories: ['education', 'developer'],
      icons: [
        { src: 'icons/tripod.svg', sizes: 'any', type: 'image/svg+xml' },
        { src: 'icons/tripod-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icons/tripod-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/tripod-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  }) as Plugin[];
  return [whereTo, ...worker];
}
