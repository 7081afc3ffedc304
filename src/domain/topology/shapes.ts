import type { Box } from './types.ts';
import type { Point } from './place.ts';

/** SVG path data of the outlines. Numbers are rounded, so that the same layout gives the same bytes everywhere. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

export function roundedPath({ x, y, width, height }: Box, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const arc = (dx: number, dy: number): string => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
  return `M${n(x + r)} ${n(y)}h${n(width - 2 * r)}${arc(r, r)}v${n(height - 2 * r)}${arc(-r, r)}h${n(2 * r - width)}${arc(-r, -r)}v${n(2 * r - height)}${arc(r, -r)}z`;
}

/** A box with its corners cut off: the shape of a load balancer. */
export function cutPath({ x, y, width, height }: Box, cut: number): string {
  const right = x + width;
  const bottom = y + height;
  const points = [
    [x + cut, y],
    [right - cut, y],
    [right, y + cut],
    [right, bottom - cut],
    [right - cut, bottom],
    [x + cut, bottom],
    [x, bottom - cut],
    [x, y + cut],
  ];
  return `M${points.map(([px = 0, py = 0]) => `${n(px)} ${n(py)}`).join('L')}z`;
}

/** A cylinder, and the front rim of its lid. */
export function cylinderPath({ x, y, width, height }: Box, lid: number): { body: string; rim: string } {
  const rx = n(width / 2);
  const ry = n(lid);
  const top = `M${n(x)} ${n(y + lid)}`;
  return {
    body: `${top}a${rx} ${ry} 0 0 1 ${n(width)} 0v${n(height - 2 * lid)}a${rx} ${ry} 0 0 1 ${n(-width)} 0z`,
    rim: `${top}a${rx} ${ry} 0 0 0 ${n(width)} 0`,
  };
}

/** A sheet with a folded corner: an object that holds data. */
export function sheetPath({ x, y, width, height }: Box, fold: number): { body: string; rim: string } {
  return {
    body: `M${n(x)} ${n(y)}h${n(width - fold)}l${n(fold)} ${n(fold)}v${n(height - fold)}h${n(-width)}z`,
    rim: `M${n(x + width - fold)} ${n(y)}v${n(fold)}h${n(fold)}`,
  };
}

/** A line through the corner points, its corners rounded. */
export function linePath(points: readonly Point[], radius = 8): string {
  const first = points[0];
  if (!first) return '';
  let path = `M${n(first.x)} ${n(first.y)}`;
  for (let index = 1; index < points.length; index += 1) {
    const before = points[index - 1] ?? first;
    const here = points[index] ?? first;
    const after = points[index + 1];
    if (!after) {
      path += `L${n(here.x)} ${n(here.y)}`;
      continue;
    }
    const r = Math.min(radius, lengthOf(before, here) / 2, lengthOf(here, after) / 2);
    const a = towards(here, before, r);
    const b = towards(here, after, r);
    path += `L${n(a.x)} ${n(a.y)}Q${n(here.x)} ${n(here.y)} ${n(b.x)} ${n(b.y)}`;
  }
  return path;
}

export function lengthOf(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point `distance` away from `from` on the way to `to`; both lie on one horizontal or vertical line. */
export function towards(from: Point, to: Point, distance: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * distance, y: from.y + Math.sign(to.y - from.y) * distance };
}

/** A filled arrow head with its tip at `tip`, coming from `from`. */
export function headPath(tip: Point, from: Point, long: number, wide: number): string {
  const base = towards(tip, from, long);
  const across = { x: tip.y === from.y ? 0 : wide / 2, y: tip.y === from.y ? wide / 2 : 0 };
  return `M${n(tip.x)} ${n(tip.y)}L${n(base.x + across.x)} ${n(base.y + across.y)}L${n(base.x - across.x)} ${n(base.y - across.y)}z`;
}
