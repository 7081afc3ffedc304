import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { courseContent } from './src/compiler/vite.ts';
import { hostingFiles } from './src/compiler/hosting.ts';
import { securityHeaders } from './src/compiler/headers.ts';
import { offlineWorker } from './src/compiler/offline.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const content = file('./content');

export default defineConfig({
  // The address that the site lives below: BASE=/tripod/ npm run build
  base: process.env['BASE'] ?? '/',
  plugins: [courseContent({ dir: content }), react(), hostingFiles(), offlineWorker()],
  resolve: {
    alias: [
      // monaco-vim names Monaco's files as they were before 0.53; its file for browsers has a whole old Monaco's parts inside.
      { find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: 'monaco-editor/$1' },
      { find: /^monaco-vim$/, replacement: file('./node_modules/monaco-vim/dist/index.mjs') },
    ],
  },
  worker: {
    format: 'es',
    // By their names the offline copy knows what the core is made of (editor-tier.ts).
    rolldownOptions: { output: { chunkFileNames: 'assets/core-part-[name]-[hash].js' } },
  },
  build: {
    target: 'es2023',
    // Monaco's chunk is this large, loaded only where the editor is; scripts/size.mjs holds the budgets that matter.
    chunkSizeWarningLimit: 3800,
    assetsInlineLimit: 2048,
    // Every browser of this target preloads modules by itself.
    modulePreload: { polyfill: false },
    manifest: '.vite/manifest.json',
    rolldownOptions: {
      output: {
        // In one chunk, although the editor and its Vim keys both stand on it: the names tell what is cached when (editor-tier.ts).
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'monaco-editor', test: /node_modules[\\/]monaco-editor[\\/]/ }],
        },
      },
    },
    license: { fileName: 'third-party-licences.md' },
  },
  preview: { headers: securityHeaders },
});
