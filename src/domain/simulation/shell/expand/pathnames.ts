/** Patterns against the container's files. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { compilePattern, hasSpecial, matches, unescapePattern } from './pattern.ts';

/** Paths that match, sorted; none when nothing does. */
export function pathsMatching(process: Process, pattern: string): readonly string[] {
  const components = pattern.split(/(\/+)/);
  let found = [''];
  for (const component of components) found = found.flatMap((path) => extended(process, path, component));
  const { files } = process.container;
  return found.filter((path) => isThere(() => files.find(path, process, false).node));
}

function extended(process: Process, path: string, component: string): string[] {
  if (!hasSpecial(component)) return [path + unescapePattern(component)];
  const compiled = compilePattern(component);
  const showsHidden = component.startsWith('.') || component.startsWith('\\.');
  return namesIn(process, path === '' ? '.' : path, showsHidden)
    .filter((name) => (showsHidden || !name.startsWith('.')) && matches(compiled, name))
    .map((name) => path + name);
}

function namesIn(process: Process, path: string, showsHidden: boolean): readonly string[] {
  try {
    const names = process.container.files.list(path, process);
    return showsHidden ? ['.', '..', ...names] : names;
  } catch (error) {
    if (error instanceof SystemError) return [];
    throw error;
  }
}

function isThere(find: () => unknown): boolean {
  try {
    return find() !== undefined;
  } catch (error) {
    if (error instanceof SystemError) return false;
    throw error;
  }
}
