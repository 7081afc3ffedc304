/** `exec "$@"` at the end of an entry point script. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { findProgram } from '#domain/simulation/programs/find.ts';
import { become } from '#domain/simulation/programs/start.ts';
import { tried } from './failures.ts';

/** `prefix`: how the shell names itself and its line. */
export function* runInPlace(process: Process, argv: readonly string[], prefix: string): Task {
  const [name = ''] = argv;
  const found = tried(() => findProgram(process, argv));
  if (!(found instanceof SystemError)) return yield* become(process, argv);
  const isMissing = found.code === 'ENOENT';
  yield* complain(process, `${prefix}: ${name}: ${isMissing ? 'not found' : found.message}\n`);
  return isMissing ? 127 : 126;
}
