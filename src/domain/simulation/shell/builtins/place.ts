import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { resolved } from '#domain/simulation/files/paths.ts';
import { may } from '#domain/simulation/files/permissions.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Entry, optionsOf, regular } from './builtin.ts';

function* cd(shell: Shell, argv: readonly string[]): Task {
  const { letters, rest } = optionsOf(shell, argv, 'LP');
  const { variables, process } = shell;
  const asked = rest[0] ?? variables.get('HOME');
  if (asked === undefined || asked === '') return 0;
  const goesBack = asked === '-';
  const target = goesBack ? (variables.get('OLDPWD') ?? process.cwd) : asked;
  const [path, isFromCdpath] = lookUp(shell, target);
  const physical = enter(shell, path, target);
  const before = variables.get('PWD') ?? process.cwd;
  process.cwd = letters.has('P') ? physical : path;
  shell.assign('OLDPWD', before, true);
  shell.assign('PWD', process.cwd, true);
  if (goesBack || isFromCdpath) yield* print(process, `${process.cwd}\n`);
  return 0;
}

/** The first directory of CDPATH that has the target in it; else the target as it is. */
function lookUp(shell: Shell, target: string): readonly [path: string, isFromCdpath: boolean] {
  const { cwd, container } = shell.process;
  const places =
    /^\.{0,2}\//.test(target) || /^\.\.?$/.test(target) ? undefined : shell.variables.get('CDPATH');
  for (const place of places?.split(':') ?? []) {
    const path = resolved(cwd, `${place === '' ? '.' : place}/${target}`);
    if (container.files.exists(path, shell.process)) return [path, place !== ''];
  }
  return [resolved(cwd, target), false];
}

/** The directory's path without links. Throws ash's error. */
function enter(shell: Shell, path: string, target: string): string {
  const { process } = shell;
  try {
    const { node, path: physical } = process.container.files.find(path, process);
    if (!node) throw new SystemError('ENOENT');
    if (node.kind !== 'directory') throw new SystemError('ENOTDIR');
    if (!may(process.user, 'execute', node)) throw new SystemError('EACCES');
    return physical;
  } catch (error) {
    if (error instanceof SystemError) throw shell.error(`can't cd to ${target}: ${error.message}`);
    throw error;
  }
}

function* pwd(shell: Shell, argv: readonly string[]): Task {
  const { letters } = optionsOf(shell, argv, 'LP');
  const { process } = shell;
  const path = letters.has('P') ? process.container.files.find(process.cwd, process).path : process.cwd;
  yield* print(process, `${path}\n`);
  return 0;
}

export const placeBuiltins: readonly Entry[] = [regular('cd', cd), regular('chdir', cd), regular('pwd', pwd)];
