import type { Point } from './place.ts';
import type { PlacedEdge, PlacedNode } from './types.ts';

/** Something that stands in a column, a Pod with its inside or a box alone, its own upper left corner at 0, 0. */
export interface Item {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  /** From the item's left border inwards, by edge id. */
  readonly entries: ReadonlyMap<string, readonly Point[]>;
  /** From inside to its right border. */
  readonly exits: ReadonlyMap<string, readonly Point[]>;
}
