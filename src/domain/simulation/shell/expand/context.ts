import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Part } from '#domain/simulation/shell/parse/ast.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import type { Chunk } from './chunks.ts';

/** Where words are expanded. */
export interface Place {
  readonly shell: Shell;
  /** A tilde after `=` or `:` counts. */
  readonly isAssignment: boolean;
  /** Text that stands in `${x:-...}` is cut like what comes out of a variable. */
  readonly isInBraces: boolean;
}

/** Expands the parts of a word inside `${...}`. */
export type Expand = (place: Place, parts: readonly Part[]) => Task<readonly Chunk[]>;
