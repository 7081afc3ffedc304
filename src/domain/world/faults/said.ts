import { modelOf } from '#domain/world/images/registry.ts';
import type { ContainerFact } from '#domain/world/types.ts';

const isBusybox = ({ image }: ContainerFact): boolean => modelOf(image)?.tools === 'busybox';

/** What a program of the image says when a file is not there; `tail` and `cat` of busybox have words of their own. */
export function notThere(container: ContainerFact, program: string, path: string): string {
  if (isBusybox(container)) return `${program}: can't open '${path}': No such file or directory`;
  return program === 'tail'
    ? `tail: cannot open '${path}' for reading: No such file or directory`
    : `${program}: ${path}: No such file or directory`;
}

/** What the shell says when it cannot write; the shells of Debian and Red Hat leave `can't create` out. */
export function cannotWrite(container: ContainerFact, path: string, by: string): string {
  if (by !== 'redirect') return `${by}: ${path}: Read-only file system`;
  return isBusybox(container)
    ? `sh: can't create ${path}: Read-only file system`
    : `sh: ${path}: Read-only file system`;
}

/** Names in the order given: `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const [last = '', ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`;
}
