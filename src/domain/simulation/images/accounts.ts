/** Users of an image: its /etc/passwd and /etc/group, written and read. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import { tried } from './failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined when /etc/passwd has no such name. */
export function accountOf(files: FileSystem, name: string): Account | undefined {
  const passwd = tried(() => files.content('/etc/passwd', RUNTIME));
  if (passwd instanceof SystemError) return undefined;
  for (const line of passwd.split('\n')) {
    const [each, , uid, gid] = line.split(':');
    if (each === name) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}
