import type { Database } from '#domain/simulation/images/redis/database.ts';
import { CommandError, type Reply } from '#domain/simulation/images/redis/reply.ts';

export interface Command {
  /** Words with the name: as many, or with a minus at least so many. */
  readonly arity: number;
  readonly writes?: true;
  /** Throws `CommandError`. */
  readonly run: (args: readonly string[], database: Database) => Reply;
}

export type Commands = ReadonlyMap<string, Command>;

/** Throws `CommandError` when it is no integer. */
export function integerOf(text: string | undefined): number {
  if (text === undefined || !/^-?(?:0|[1-9]\d{0,17})$/.test(text))
    throw new CommandError('ERR value is not an integer or out of range');
  return Number(text);
}

/** A range as `LRANGE` and `GETRANGE` count: from either end, both ends in. */
export function slice<Sliced extends string | readonly string[]>(
  of: Sliced,
  from: number,
  to: number,
): Sliced {
  const start = from < 0 ? Math.max(0, of.length + from) : from;
  const end = to < 0 ? of.length + to : to;
  return of.slice(start, Math.max(start, end + 1)) as Sliced;
}
