import type { Task } from '#domain/simulation/kernel/task.ts';
import { call } from './call.ts';
import type { Shell } from './shell.ts';

/** A real shell's stack is full somewhere above 10,000 calls, and it ends as it does here: by SIGSEGV, without a word. */
const MOST_CALLS = 2_000;
const SIGSEGV = 11;

/** Runs a function's body, a sourced file, the text of `eval`: what can come back to itself for ever. */
export function* deeper<Result>(shell: Shell, body: Task<Result>): Task<Result> {
  const { process } = shell;
  if (shell.calls >= MOST_CALLS) {
    process.kernel.kill(process, SIGSEGV, true);
    yield null;
  }
  shell.calls += 1;
  try {
    return yield* call(body);
  } finally {
    shell.calls -= 1;
  }
}
