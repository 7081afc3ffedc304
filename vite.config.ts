import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { courseContent } from './src/compiler/vite.ts';
import { hostingFiles } from './src/compiler/hosting.ts';
import { securityHeaders } from './src/compiler/headers.ts';
import { offlineWorker } from './src/compiler/offline.ts';

const content = fileURLToPath(new URL('./content', import.meta.url));

export default defineConfig({
  // The address that the site lives below: BASE=/tripod/ npm run build
  base: process.env['BASE'] ?? '/',
  plugins: [courseContent({ dir: content }), react(), hostingFiles(), offlineWorker()],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    // Monaco's chunk is this large, loaded only where the editor is; scripts/size.mjs holds the budgets that matter.
    chunkSizeWarningLimit: 3800,
    assetsInlineLimit: 2048,
    // Every browser of this target preloads modules by itself.
    modulePreload: { polyfill: false },
    manifest: '.vite/manifest.json',
    license: { fileName: 'third-party-licences.md' },
  },
  preview: { headers: securityHeaders },
});
