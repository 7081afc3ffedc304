/** Node 20 cannot run TypeScript: a command's entry is bundled once, and again only when its sources have changed. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, isOlderThan, root } from './project.mjs';

const SOURCES = ['src/domain', 'src/compiler', 'src/cli', 'package.json'];

/** Gives the path of a module that Node can import. `entry` is relative to the project's root. */
export async function bundled(entry, name) {
  const file = join(cache, `${name}.mjs`);
  if (!isOlderThan(file, SOURCES)) return file;
  const { build } = await import('vite');
  const scratch = join(cache, `build-${name}-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // `npm run tripod` may itself run below a test runner: NODE_ENV must not leak into what is built.
    mode: 'production',
    build: {
      ssr: join(root, entry),
      outDir: scratch,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  });
  renameSync(join(scratch, `${name}.mjs`), file);
  rmSync(scratch, { recursive: true, force: true });
  return file;
}
