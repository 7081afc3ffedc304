import type { Graph, GraphEdge, GraphNode } from './types.ts';

type Part = GraphNode | GraphEdge;
type Range = readonly [start: number, end: number];

/** Where a part stands in one text: its own place, and what belongs to it. */
export function rangesOf(part: Part | undefined, source?: string): Range[] {
  if (!part) return [];
  const also = 'also' in part && part.also ? part.also : [];
  const places = part.at ? [part.at, ...also] : [...also];
  return places.filter((place) => source === undefined || place.source === source).map(({ span }) => span);
}

export function partOf(graph: Graph, id: string | undefined): Part | undefined {
  if (id === undefined) return undefined;
  return graph.nodes.find((node) => node.id === id) ?? graph.edges.find((edge) => edge.id === id);
}

/** The smallest part that a range of the text touches: a container rather than its Pod. */
export function partAt(graph: Graph, start: number, end: number): string | undefined {
  let best: { id: string; size: number } | undefined;
  for (const part of [...graph.nodes, ...graph.edges]) {
    for (const [from, to] of rangesOf(part)) {
      if (from >= end || to <= start) continue;
      if (!best || to - from < best.size) best = { id: part.id, size: to - from };
    }
  }
  return best?.id;
}
