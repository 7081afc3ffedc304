/** What BusyBox says to a wrong command line. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

const BANNER = 'BusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.';

/** Ends a program whose options are wrong: what is wrong, if getopt said so, and how it is used. */
export function* failWithUsage(process: Process, applet: string, usage: string, error = ''): Task {
  if (error !== '') yield* complain(process, `${applet}: ${error}\n`);
  yield* complain(process, `${BANNER}\n\nUsage: ${usage}\n`);
  return 1;
}

/** `wget: what happened`, and exit code 1. */
export function* fail(process: Process, applet: string, message: string): Task {
  yield* complain(process, `${applet}: ${message}\n`);
  return 1;
}
