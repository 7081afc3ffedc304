/** `npm start`: installs what is missing, builds what has changed, serves the site and prints its address. */
import { join } from 'node:path';
import { installPackages, isOlderThan, root } from './project.mjs';

installPackages();
const { build, preview } = await import('vite');

const SOURCES = ['src', 'content', 'public', 'index.html', 'vite.config.ts', 'package-lock.json'];
if (isOlderThan(join(root, 'dist', 'index.html'), SOURCES)) {
  console.error('Building...');
  await build({ root, logLevel: 'warn' });
}
const port = Number(process.env.PORT ?? 4173);
const server = await preview({
  root,
  preview: { port, strictPort: process.env.PORT !== undefined, host: process.env.HOST ?? 'localhost' },
});
console.log(`Tripod is at ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
