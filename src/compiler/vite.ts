import { dirname, join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { ContentErrors, formatError } from './content-error.ts';
import { compileCourse, type CompiledCourse } from './course.ts';
import { COURSE, moduleCode } from './virtual-modules.ts';

/** Rollup's mark for modules that are no files. */
const MARK = '\0';

const NAME = 'tripod:course-content';

/** What other plugins may ask of this one. */
export interface CourseApi {
  /** The course of this build, compiled once however many ask. */
  course(): Promise<CompiledCourse>;
}

/** The course that the build's own plugin compiles, for plugins that need to know its addresses. */
export function courseOf({ plugins }: { readonly plugins: readonly Plugin[] }): Promise<CompiledCourse> {
  const found = plugins.find(({ name }) => name === NAME) as Plugin<CourseApi> | undefined;
  if (!found?.api) throw new Error(`${NAME} is not among the plugins`);
  return found.api.course();
}

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
export function courseContent({ dir }: { dir: string }): Plugin<CourseApi> {
  const content = resolve(dir);
  let compiled: Promise<CompiledCourse> | undefined;
  const course = () => (compiled ??= compileCourse(content));
  const isContent = (file: string): boolean => {
    const path = relative(content, file);
    return path !== '' && !path.startsWith('..');
  };
  return {
    name: NAME,
    api: { course },
    buildStart() {
      compiled = undefined;
    },
    resolveId(id) {
      return id === COURSE || id.startsWith(`${COURSE}/`) ? MARK + id : undefined;
    },
    async load(id) {
      if (!id.startsWith(MARK + COURSE)) return undefined;
      try {
        const code = moduleCode(id.slice(MARK.length), await course());
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
