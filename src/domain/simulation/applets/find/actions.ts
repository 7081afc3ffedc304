/** What find does with what it found. */
import { Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { filesOf } from '#domain/simulation/applets/files/walk.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { startChild, waitFor } from '#domain/simulation/programs/start.ts';
import type { Test } from './expression.ts';

export const printing = ({ process }: Call, end: string): Test =>
  function* ({ path }) {
    yield* print(process, path + end);
    return true;
  };

// oxlint-disable-next-line require-yield -- answers at once
export const prune: Test = function* (_, search) {
  search.pruned = true;
  return true;
};

// oxlint-disable-next-line require-yield -- answers at once
export const quit: Test = function* (_, search) {
  search.ended = true;
  return true;
};

export const deleting = (call: Call): Test =>
  function* ({ path, node }, search) {
    if (path === '.' || path === '..') return true;
    try {
      filesOf(call.process).remove(path, call.process, node.kind === 'directory');
      return true;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      search.code = 1;
      yield* warn(call, `${path}: ${error.message}`);
      return false;
    }
  };

export const executing = (call: Call, command: readonly string[]): Test =>
  function* ({ path }) {
    return (
      (yield* run(
        call,
        command.map((word) => word.replaceAll('{}', () => path)),
      )) === 0
    );
  };

/** `-exec ... {} +`: collects, and runs once at the end. */
export class Collected {
  private readonly call: Call;
  private readonly command: readonly string[];
  private readonly paths: string[] = [];

  constructor(call: Call, command: readonly string[]) {
    if (command.at(-1) !== '{}') throw new Failure('-exec requires an argument');
    this.call = call;
    this.command = command.slice(0, -1);
  }

  /** Always holds. */
  add(path: string): true {
    this.paths.push(path);
    return true;
  }

  *finish(): Task {
    return this.paths.length === 0 ? 0 : yield* run(this.call, [...this.command, ...this.paths]);
  }
}

function* run(call: Call, argv: readonly string[]): Task {
  try {
    return yield* waitFor(startChild(call.process, argv));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    yield* warn(call, `${argv[0] ?? ''}: ${error.message}`);
    return 1;
  }
}
