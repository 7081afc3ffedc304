import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { Output } from './answer.ts';
import type { FlagDefinition, Flags } from './flags.ts';

/** One command line, parsed. */
export interface Call {
  /** `kubectl get`. */
  readonly path: string;
  /** What is neither a flag nor a flag's value. */
  readonly words: readonly string[];
  /** How many of the words stand before `--`; -1 without one. */
  readonly dashAt: number;
  readonly flags: Flags;
  readonly namespace: string;
  readonly cluster: RunningCluster;
  readonly output: Output;
}

export interface Command {
  readonly name: string;
  /** One line, as kubectl's own help lists it. */
  readonly says: string;
  /** What follows the name: `(TYPE NAME | TYPE/NAME) [flags]`. */
  readonly usage: string;
  readonly flags: readonly FlagDefinition[];
  /** Throws `Refusal`. */
  run(call: Call): void;
  readonly subcommands?: readonly Command[];
}
