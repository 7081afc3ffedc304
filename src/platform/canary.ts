/** A count that lives outside the database. An empty database with a count of 40 was not empty before: it was lost. */
import { SCHEMA } from './database.ts';

const KEY = 'tripod-canary';

/** How many events there were when we last looked; 0 when nobody knows. */
export function countedBefore(): number {
  try {
    const { events } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as { readonly events?: unknown };
    return typeof events === 'number' && events > 0 ? events : 0;
  } catch {
    return 0;
  }
}

export function countNow(events: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ schema: SCHEMA, events }));
  } catch {
    // Storage denied: then there is nothing to compare with either.
  }
}
