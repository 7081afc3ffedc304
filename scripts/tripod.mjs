#!/usr/bin/env node
/** The command line: installs and bundles what is missing, then hands over to src/cli/main.ts. */
import { pathToFileURL } from 'node:url';
import { installPackages, root } from './project.mjs';

installPackages();
const { bundled } = await import('./bundle.mjs');
const { main } = await import(pathToFileURL(await bundled('src/cli/main.ts', 'cli')).href);
process.exitCode = await main(process.argv.slice(2), { root });
