/** `npm run bench`: how long the core takes, on this machine, in one run. */
import { pathToFileURL } from 'node:url';
import { installPackages, root } from './project.mjs';

installPackages();
const { bundled } = await import('./bundle.mjs');
const { bench } = await import(pathToFileURL(await bundled('src/cli/bench.ts', 'bench')).href);
await bench({ root });
