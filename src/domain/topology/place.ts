import type { Sized } from './size.ts';
import type { Box, GraphEdge, PlacedEdge, PlacedNode } from './types.ts';
import { fitPath, widthOf } from './text.ts';
import { SIZE } from './size.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A sized node at its place; the sockets of its ports sit on the left border, beside their rows. */
export function placed(sized: Sized, x: number, y: number, box: Partial<Box> = {}): PlacedNode {
  const sockets = sized.node.ports.map(({ label, port, bound }) => ({
    x,
    y: y + (sized.rows.get(port) ?? 0),
    label,
    bound,
  }));
  return {
    node: sized.node,
    box: { x, y, width: sized.width, height: sized.height, ...box },
    lines: sized.lines,
    sockets,
  };
}

/** The corner points without repetitions and without points in the middle of a straight run. */
export function tidy(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last?.x === point.x && last.y === point.y) continue;
    if (last && before && isStraight(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  return (a.x === b.x && b.x === c.x) || (a.y === b.y && b.y === c.y);
}

export function moved<T extends Point>(points: readonly T[], dx: number, dy: number): T[] {
  return points.map((point) => ({ ...point, x: point.x + dx, y: point.y + dy }));
}

export function moveNode(node: PlacedNode, dx: number, dy: number): PlacedNode {
  const { box } = node;
  return { ...node, box: { ...box, x: box.x + dx, y: box.y + dy }, sockets: moved(node.sockets, dx, dy) };
}

export function moveEdge(edge: PlacedEdge, dx: number, dy: number): PlacedEdge {
  const { label } = edge;
  return {
    ...edge,
    points: moved(edge.points, dx, dy),
    label: { ...label, x: label.x + dx, y: label.y + dy },
  };
}

/** What the drawing writes on a line: the label, or as much of it as there is room for. `(ro)` is kubectl's own short form. */
export function labelOf(edge: GraphEdge, most = 230): string {
  const forms = [edge.label];
  if (edge.kind === 'mount') {
    const short = edge.label.replace(/read-only\)$/, 'ro)');
    forms.push(
      short,
      short.replace(/\(subPath .*?(, ro)?\)$/, (_all, ro?: string) => (ro ? '(subPath, ro)' : '(subPath)')),
    );
    forms.push(short.replace(/ \(.*\)$/, short.endsWith('ro)') ? ' (ro)' : ''));
  }
  const fitting = forms.find((form) => labelWidth(form) <= most);
  return fitting ?? fitPath(forms.at(-1) ?? '', most, SIZE.small);
}

export function labelWidth(text: string): number {
  return text === '' ? 0 : widthOf(text, SIZE.small, 'mono');
}

export function countBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
