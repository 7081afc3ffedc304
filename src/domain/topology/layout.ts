import { narrowLayout } from './narrow.ts';
import { outlineOf } from './outline.ts';
import type { Graph, Layout } from './types.ts';
import { wideLayout } from './wide.ts';

export interface LayoutOptions {
  /** `narrow` runs from top to bottom and fits a phone (358 px, a little more only if lines need it). */
  readonly width?: 'wide' | 'narrow';
}

/** The drawing as numbers. Pure: the same graph gives the same numbers. */
export function layoutOf(graph: Graph, options: LayoutOptions = {}): Layout {
  const outline = outlineOf(graph);
  return options.width === 'narrow' ? narrowLayout(outline) : wideLayout(outline);
}
