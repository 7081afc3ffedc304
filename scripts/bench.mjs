/** `npm run bench`: how long the core takes beside what else there is on npm, on this machine, in one run. `-- --json` for machines. */
import { pathToFileURL } from 'node:url';
import { installPackages, root } from './project.mjs';

installPackages();
const { bundled } = await import('./bundle.mjs');
const { bench } = await import(pathToFileURL(await bundled('src/cli/bench/main.ts', 'bench')).href);
await bench({ root, json: process.argv.includes('--json') });
