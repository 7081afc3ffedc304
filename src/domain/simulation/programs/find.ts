/** From a command's name to the program behind it: PATH, permission, the interpreter line of scripts. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import type { FileNode } from '#domain/simulation/files/nodes.ts';
import { may } from '#domain/simulation/files/permissions.ts';

/** What `PATH` is when a container's image does not say. */
export const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

interface Found {
  readonly program: Program;
  /** What the program gets: the interpreter of a script comes first. */
  readonly argv: readonly string[];
  readonly path: string;
}

const MOST_INTERPRETERS = 4;

/** The path that a command name stands for; undefined when no directory of PATH holds such a file that may be executed. */
export function pathOf(
  process: Process,
  name: string,
  path = process.env.get('PATH') ?? DEFAULT_PATH,
): string | undefined {
  if (name.includes('/')) return name;
  let refused: string | undefined;
  for (const directory of path.split(':')) {
    const candidate = `${directory === '' ? '.' : directory}/${name}`;
    const node = nodeAt(process, candidate);
    if (node?.kind !== 'file') continue;
    if (may(process.user, 'execute', node)) return candidate;
    refused ??= candidate;
  }
  return refused;
}

/**
 * What runs for an argv. Throws `SystemError`: ENOENT when there is no such file (or, of a name without a slash, none in PATH),
 * EACCES when it may not be executed or is a directory, ENOEXEC when it is neither program nor script.
 */
export function findProgram(process: Process, argv: readonly string[], depth = 0): Found {
  const [name = ''] = argv;
  const path = name === '' ? undefined : pathOf(process, name);
  if (path === undefined) throw new SystemError('ENOENT');
  const node = process.container.files.stat(path, process);
  if (node.kind !== 'file' || !may(process.user, 'execute', node)) throw new SystemError('EACCES');
  if (node.program) return { program: node.program, argv, path };
  return throughInterpreter(process, node, path, argv, depth);
}

/** The text of a script without an interpreter line is no program; a shell runs it by itself. */
function throughInterpreter(
  process: Process,
  node: FileNode,
  path: string,
  argv: readonly string[],
  depth: number,
): Found {
  const line = /^#![ \t]*(\S+)[ \t]*([^\n]*)/.exec(node.content);
  if (!line || depth >= MOST_INTERPRETERS) throw new SystemError('ENOEXEC');
  const [, interpreter = '', option = ''] = line;
  const before = option.trim() === '' ? [interpreter] : [interpreter, option.trim()];
  return findProgram(process, [...before, path, ...argv.slice(1)], depth + 1);
}

function nodeAt(process: Process, path: string) {
  try {
    return process.container.files.find(path, process).node;
  } catch {
    return undefined;
  }
}
