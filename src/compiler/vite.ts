import { dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { ContentErrors, formatError } from './content-error.ts';
import { compileCourse, type CompiledCourse } from './course.ts';
import { COURSE, moduleCode } from './virtual-modules.ts';

/** Rollup's mark for modules that are no files. */
const MARK = '\0';

/** An error that Vite's overlay shows with its file and line. */
function overlayError(errors: ContentErrors, dir: string): Error & { id?: string; loc?: object } {
  const [first] = errors.errors;
  const error: Error & { id?: string; loc?: object } = new Error(errors.errors.map(formatError).join('\n'));
  // The stack leads into the compiler, which is not where the mistake is.
  error.stack = '';
  if (first) {
    error.id = join(dirname(dir), first.file);
    error.loc = { file: error.id, line: first.line, column: 1 };
  }
  return error;
}

/**
 * Serves the compiled content as `virtual:course`, one lazy chunk a lesson, exercise, topology and chapter's questions. A
 * build fails with the whole list of content errors; while developing they appear in the overlay, and an edit reloads.
 */
export function courseContent({ dir }: { dir: string }): Plugin {
  const content = resolve(dir);
  let compiled: Promise<CompiledCourse> | undefined;
  const isContent = (file: string): boolean => {
    const path = relative(content, file);
    return path !== '' && !path.startsWith('..');
  };
  return {
    name: 'tripod:course-content',
    buildStart() {
      compiled = undefined;
    },
    resolveId(id) {
      return id === COURSE || id.startsWith(`${COURSE}/`) ? MARK + id : undefined;
    },
    async load(id) {
      if (!id.startsWith(MARK + COURSE)) return undefined;
      compiled ??= compileCourse(content);
      try {
        const code = moduleCode(id.slice(MARK.length), await compiled);
        return code === undefined ? undefined : { code, moduleType: 'js' };
      } catch (error) {
        throw error instanceof ContentErrors ? overlayError(error, content) : error;
      }
    },
    configureServer(server) {
      server.watcher.add(content);
      server.watcher.on('all', (_event, file) => {
        if (!isContent(file)) return;
        compiled = undefined;
        const { moduleGraph } = server;
        for (const [id, module] of moduleGraph.idToModuleMap) {
          if (id.startsWith(MARK + COURSE)) moduleGraph.invalidateModule(module);
        }
        server.ws.send({ type: 'full-reload' });
      });
    },
  };
}
