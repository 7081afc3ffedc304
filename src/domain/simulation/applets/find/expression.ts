/** What find is told to do with each file, as a tree. */
import type { Node } from '#domain/simulation/files/nodes.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

export interface Found {
  /** As it is printed. */
  readonly path: string;
  readonly node: Node;
  readonly depth: number;
}

/** What an action asks of the search itself. */
export interface Search {
  /** Set by `-prune`: not into this directory. */
  pruned: boolean;
  /** Set by `-quit`. */
  ended: boolean;
  code: number;
}

export type Test = (found: Found, search: Search) => Task<boolean>;

/** A test that never has to wait. */
export const when = (holds: (found: Found) => boolean): Test =>
  // oxlint-disable-next-line require-yield -- answers at once
  function* (found) {
    return holds(found);
  };

export const not = (test: Test): Test =>
  function* (found, search) {
    return !(yield* test(found, search));
  };

export const both = (one: Test, other: Test): Test =>
  function* (found, search) {
    return (yield* one(found, search)) && (yield* other(found, search));
  };

export const either = (one: Test, other: Test): Test =>
  function* (found, search) {
    return (yield* one(found, search)) || (yield* other(found, search));
  };
