/** A sed script, once it is read. */
import type { PosixRegex } from '#domain/simulation/regex/posix.ts';

export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'pattern'; readonly pattern: PosixRegex };

export type RangeEnd = Address | { readonly kind: 'count'; readonly lines: number };

export interface Substitution {
  /** Undefined: `//`, the expression that was used last. */
  readonly pattern: PosixRegex | undefined;
  readonly replacement: string;
  /** Which match is replaced; 0: all. */
  readonly which: number;
  readonly prints: boolean;
  readonly file: string | undefined;
}

export interface Command {
  readonly from: Address | undefined;
  readonly to: RangeEnd | undefined;
  readonly isInverted: boolean;
  readonly name: string;
  /** Text of `a`, `i` and `c`, label of `b`, `t`, `T` and `:`, file of `r` and `w`. */
  readonly text: string;
  readonly substitution: Substitution | undefined;
  /** Of `y`. */
  readonly translation: ReadonlyMap<string, string> | undefined;
}

export interface Script {
  readonly commands: readonly Command[];
  /** It begins with `#n`: as the option -n. */
  readonly isQuiet: boolean;
  /** The last expression of an address: what `//` means until a substitution has used its own. */
  readonly lastRegex: PosixRegex | undefined;
}
