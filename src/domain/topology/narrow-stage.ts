import type { Way } from './narrow-plan.ts';
import type { Box, PlacedEdge, PlacedNode } from './types.ts';

export const NARROW = {
  width: 358,
  margin: 8,
  padding: 14,
  lane: 12,
  row: 24,
  gap: 22,
} as const;

/** What stands so far, from top to bottom; `y` is where the next box may begin. */
export interface Stage {
  readonly boxes: Map<string, Box>;
  readonly nodes: PlacedNode[];
  readonly edges: PlacedEdge[];
  y: number;
}

/** Where a gutter line runs: in its Pod's own gutter, or left of everything. */
export function laneX(stage: Stage, way: Way, left: number): number {
  if (way.within === undefined) return left - 8 - way.lane * NARROW.lane;
  const from = stage.boxes.get(way.edge.from);
  return (from?.x ?? left) - 10 - way.lane * NARROW.lane;
}
