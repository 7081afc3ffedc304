import { DEFAULT_PATH } from '#domain/simulation/programs/find.ts';

/** What nearly every image sets, and what is its own. */
export const usualEnvironment = (
  own: readonly (readonly [string, string])[] = [],
  path = DEFAULT_PATH,
): ReadonlyMap<string, string> => new Map([['PATH', path], ...own]);
