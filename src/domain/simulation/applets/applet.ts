/** What all of BusyBox's applets have in common: how they are called, how they fail. */
import { nameOf } from '#domain/simulation/files/paths.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { readOptions, UsageError, type Options, type Shape } from './options.ts';

export interface Call {
  readonly process: Process;
  /** As it was called: `md5sum`. */
  readonly name: string;
  readonly options: Options;
  readonly operands: readonly string[];
}

/** Ends an applet with `name: message`. */
export class Failure extends Error {
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}

/** The version that the course's images have. */
export const BANNER = 'BusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.\n';

export const applet = (shape: Shape, body: (call: Call) => Task): Program =>
  function* (process) {
    const [path = '', ...words] = process.argv;
    const name = nameOf(path);
    if (words.length === 1 && words[0] === '--help') {
      yield* complain(process, usageOf(name, shape));
      return 0;
    }
    try {
      return yield* body({ process, name, ...readOptions(words, shape) });
    } catch (error) {
      return yield* answer(process, name, shape, error);
    }
  };

function* answer(process: Process, name: string, shape: Shape, error: unknown): Task {
  if (error instanceof UsageError) {
    const first = error.message === '' ? '' : `${name}: ${error.message}\n`;
    yield* complain(process, first + usageOf(name, shape));
    return 1;
  }
  if (error instanceof Failure) {
    yield* complain(process, `${name}: ${error.message}\n`);
    return error.code;
  }
  // Applets see to failures of what they open themselves: what is left is their own output.
  if (!(error instanceof SystemError) || error.code === 'EPIPE') throw error;
  yield* complain(process, `${name}: write error: ${error.message}\n`);
  return 1;
}

const usageOf = (name: string, { usage }: Shape): string =>
  `${BANNER}\nUsage: ${name}${usage === '' ? '' : ` ${usage}`}\n`;

/** Says on standard error what went wrong, and goes on. */
export function* warn({ process, name }: Pick<Call, 'process' | 'name'>, message: string): Task<void> {
  yield* complain(process, `${name}: ${message}\n`);
}

/** Tries something with each operand; what fails is said, and makes the exit code 1. */
export function* forEach(
  call: Call,
  operands: readonly string[],
  act: (operand: string) => Task<void> | void,
  describe: (operand: string, reason: string) => string,
): Task {
  let code = 0;
  for (const operand of operands) {
    try {
      yield* act(operand) ?? [];
    } catch (error) {
      if (!(error instanceof SystemError) || error.code === 'EPIPE') throw error;
      code = 1;
      yield* warn(call, describe(operand, error.message));
    }
  }
  return code;
}

/** A number as most applets read it; `name: invalid number 'x'` when it is none. */
export function wholeNumber(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new Failure(`invalid number '${text}'`);
  return Number(text);
}

const SCALES = new Map([
  ['', 1], ['b', 512], ['c', 1], ['w', 2], ['k', 1024], ['K', 1024], ['m', 1_048_576], ['M', 1_048_576], ['G', 1_073_741_824], ['kB', 1000], ['kD', 1000],
]); // prettier-ignore

/** A count of bytes or blocks with a suffix such as `k`. */
export function sizeNumber(text: string): number {
  const [, digits, suffix = ''] = /^(\d+)([a-zA-Z]*)$/.exec(text) ?? [];
  const scale = SCALES.get(suffix);
  if (digits === undefined || scale === undefined) throw new Failure(`invalid number '${text}'`);
  return Number(digits) * scale;
}
