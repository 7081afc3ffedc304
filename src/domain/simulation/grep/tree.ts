/** The files below a directory, for -r. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';

/** Paths of all files below, each directory in the order of its names; undefined when the path is no directory. */
export function filesBelow(
  process: Process,
  path: string,
  followsLinks: boolean,
): readonly string[] | undefined {
  if (kindOf(process, path, true) !== 'directory') return undefined;
  const found: string[] = [];
  collect(process, path.replace(/\/+$/, '') || '/', followsLinks, found);
  return found;
}

function collect(process: Process, directory: string, followsLinks: boolean, found: string[]): void {
  for (const name of namesIn(process, directory)) {
    const path = directory === '/' ? `/${name}` : `${directory}/${name}`;
    const kind = kindOf(process, path, followsLinks);
    if (kind === 'directory') collect(process, path, followsLinks, found);
    else if (kind === 'file') found.push(path);
  }
}

function namesIn(process: Process, directory: string): readonly string[] {
  try {
    return process.container.files.list(directory, process);
  } catch (error) {
    if (error instanceof SystemError) return [];
    throw error;
  }
}

function kindOf(process: Process, path: string, follows: boolean): string | undefined {
  try {
    return process.container.files.stat(path, process, follows).kind;
  } catch (error) {
    if (error instanceof SystemError) return undefined;
    throw error;
  }
}
