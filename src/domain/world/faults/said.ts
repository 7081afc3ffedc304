import { modelOf } from '#domain/world/images/registry.ts';
import type { ContainerFact } from '#domain/world/types.ts';

const isBusybox = ({ image }: ContainerFact): boolean => modelOf(image)?.tools === 'busybox';

/** What a program of the image says when a file is not there; `tail` and `cat` have words of their own. */
export function notThere(container: ContainerFact, program: string, path: string): string {
  const ownWords = program === 'tail' || (program === 'cat' && isBusybox(container));
  if (!ownWords) return `${program}: ${path}: No such file or directory`;
  return isBusybox(container)
    ? `${program}: can't open '${path}': No such file or directory`
    : `${program}: cannot open '${path}' for reading: No such file or directory`;
}

/** What is said when a file cannot be made: by the shell for `>`, else by the program that makes it. */
export function cannotWrite(container: ContainerFact, path: string, by: string): string {
  const says = isBusybox(container) ? BUSYBOX : GNU;
  return `${(says.get(by) ?? (says.get('') as Says))(path, by)}: Read-only file system`;
}

type Says = (path: string, program: string) => string;

const plainly: Says = (path, program) => `${program}: ${path}`;

const BUSYBOX: ReadonlyMap<string, Says> = new Map([
  ['', (path) => `sh: can't create ${path}`],
  ['cp', (path) => `cp: can't create '${path}'`],
  ['touch', plainly],
  ['tee', plainly],
  ['mv', plainly],
  ['ln', plainly],
  ['mkfifo', plainly],
]);

const GNU: ReadonlyMap<string, Says> = new Map([
  ['', (path) => `sh: ${path}`],
  ['cp', (path) => `cp: cannot create regular file '${path}'`],
  ['touch', (path) => `touch: cannot touch '${path}'`],
  ['tee', plainly],
  ['mv', plainly],
  ['ln', plainly],
  ['mkfifo', (path) => `mkfifo: cannot create fifo '${path}'`],
]);

/** Names in the order given: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const [last = '', ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
