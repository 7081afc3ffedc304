import type { Sheet } from '#domain/assist/outline/nodes.ts';
import type { Spot } from '#domain/assist/outline/spot.ts';
import type { Suggestion } from '#domain/assist/types.ts';
import type { Place } from '#domain/assist/writing.ts';

/** All that the makers of suggestions look at. */
export interface Desk {
  readonly spot: Spot;
  readonly place: Place;
  /** Every document at hand. */
  readonly sheets: readonly Sheet[];
}

/** A suggestion for the word at the caret. */
export function suggestion(
  desk: Desk,
  part: Pick<Suggestion, 'label' | 'kind' | 'insert' | 'order'> & Partial<Suggestion>,
): Suggestion {
  return {
    detail: '',
    documentation: '',
    replaces: desk.spot.word,
    filter: part.label,
    goesOn: false,
    ...part,
    insert: `${desk.spot.gap ? ' ' : ''}${part.insert}`,
  };
}
