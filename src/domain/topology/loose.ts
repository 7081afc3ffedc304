import { placed } from './place.ts';
import { sizeOf } from './size.ts';
import type { GraphNode, PlacedNode } from './types.ts';

/** ConfigMaps and Secrets that are part of nothing yet: a row of their own, wrapped at `right`. */
export function looseRow(
  nodes: readonly GraphNode[],
  left: number,
  top: number,
  right: number,
): { readonly nodes: readonly PlacedNode[]; readonly bottom: number; readonly right: number } {
  const found: PlacedNode[] = [];
  let x = left;
  let y = top;
  let bottom = 0;
  let far = 0;
  for (const node of nodes) {
    const sized = sizeOf(node, { most: Math.max(120, right - left) });
    if (x > left && x + sized.width > right) {
      x = left;
      y = bottom + 20;
    }
    found.push(placed(sized, x, y));
    bottom = Math.max(bottom, y + sized.height);
    far = Math.max(far, x + sized.width);
    x += sized.width + 20;
  }
  return { nodes: found, bottom, right: far };
}
