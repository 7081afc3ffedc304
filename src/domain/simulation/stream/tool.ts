/** How sed, awk and grep are called and how they fail. */
import { BANNER } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { RegexError } from '#domain/simulation/regex/syntax.ts';

/** Ends the tool with `name: message`. */
export class Failure extends Error {
  readonly code: number | undefined;

  constructor(message: string, code?: number) {
    super(message);
    this.code = code;
  }
}

export interface Manual {
  /** In messages. */
  readonly name: string;
  /** What follows the name in the line `Usage:`. */
  readonly usage: string;
  /** Exit code when it fails. */
  readonly failure: number;
}

export const tool = (manual: Manual, body: (process: Process) => Task): Program =>
  function* (process) {
    try {
      return yield* body(process);
    } catch (error) {
      return yield* answer(process, manual, error);
    }
  };

function* answer(process: Process, manual: Manual, error: unknown): Task {
  const { name } = manual;
  if (error instanceof UsageError) {
    const first = error.message === '' ? '' : `${name}: ${error.message}\n`;
    yield* complain(process, `${first}${usageOf(manual)}`);
    return manual.failure;
  }
  if (error instanceof Failure) {
    yield* complain(process, `${name}: ${error.message}\n`);
    return error.code ?? manual.failure;
  }
  // Failures of what they open are seen to where that is done: what is left is the tool's own output.
  if (!(error instanceof SystemError) || error.code === 'EPIPE') throw error;
  yield* complain(process, `${name}: write error: ${error.message}\n`);
  return manual.failure;
}

const usageOf = ({ name, usage }: Manual): string => `${BANNER}\nUsage: ${name} ${usage}\n`;

/** Gives what `make` makes; a pattern that is none ends the tool in the words of BusyBox. */
export function orBadRegex<Result>(source: string, make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    if (error instanceof RegexError) throw new Failure(`bad regex '${source}': ${error.message}`);
    throw error;
  }
}
