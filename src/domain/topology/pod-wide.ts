import type { Item } from './item.ts';
import { laneCount } from './lanes.ts';
import type { Inside, Link } from './outline.ts';
import { moveNode, placed, type Point } from './place.ts';
import { roofOf, ROOF_LANE } from './pod-leads.ts';
import { innerEdges, openEdges, type Frame } from './pod-lines.ts';
import { dropsOf, LANE, sideLanes, volumeRow, type Drop } from './pod-mounts.ts';
import { gridOf, type Grid } from './pod-rows.ts';
import { SIZE } from './size.ts';
import { fit, widthOf } from './text.ts';
import type { GraphNode, PlacedNode } from './types.ts';

export function widePod(pod: GraphNode, inside: Inside, links: readonly Link[]): Item {
  const first = gridOf(pod.id, inside, links, SIZE.podPadding);
  const sides = roofOf(first).sides.size;
  const grid = sides === 0 ? first : gridOf(pod.id, inside, links, SIZE.podPadding + sides * LANE);
  const roof = roofOf(grid);
  const drops = dropsOf(grid);
  const rowsRight = Math.max(0, ...grid.rows.map(({ right }) => right));

  const tops: number[] = [];
  const lanesBelow: ReadonlyMap<string, number>[] = [];
  let y = SIZE.podTitle;
  grid.rows.forEach((row, r) => {
    y += (roof.counts[r] ?? 0) * ROOF_LANE + 6;
    tops.push(y);
    y += row.height;
    const last = r === grid.rows.length - 1;
    const lanes = last ? new Map<string, number>() : sideLanes(drops, r, rowsRight + 20);
    lanesBelow.push(lanes);
    y += laneCount(lanes) * LANE + (drops.some((drop) => drop.row === r) ? 10 : 0);
    y += last ? 0 : 22;
  });

  const around = drops.filter(({ row }) => row < grid.rows.length - 1);
  const channel = new Map(around.map(({ edge }, index) => [edge.id, rowsRight + 16 + index * 8]));
  const heads = new Map(drops.map((drop) => [drop.edge.id, headOf(drop, grid, tops, lanesBelow, channel)]));
  const volumes = volumeRow(inside, heads, SIZE.podPadding, y);
  const right = Math.max(
    rowsRight,
    rowsRight + around.length * 8 + (around.length > 0 ? 16 : 0),
    volumes.right,
  );
  const width = Math.max(right + SIZE.podPadding, Math.min(340, titleWidth(pod) + 2 * SIZE.podPadding));
  const frame: Frame = { grid, roof, tops, width };
  const atBorder = links.filter(({ edge }) => edge.to === pod.id || edge.from === pod.id).length;
  const height = Math.max(
    Math.max(volumes.bottom, y) + SIZE.podPadding,
    SIZE.podTitle + atBorder * SIZE.arrival,
  );
  const self = podNode(pod, width, height);
  return {
    width,
    height,
    nodes: [self, ...boxesOf(grid, tops), ...volumes.nodes],
    edges: [...innerEdges(frame), ...volumes.edges],
    ...openEdges(frame),
  };
}

export function titleWidth(pod: GraphNode): number {
  return widthOf(`${pod.name} ${pod.detail}`.slice(0, 90), SIZE.name, 'strong');
}

export function podNode(pod: GraphNode, width: number, height: number): PlacedNode {
  const room = width - 2 * SIZE.padding;
  const detail = fit(pod.detail, room * 0.6, SIZE.small, 'sans');
  const name = fit(pod.name, room - widthOf(detail, SIZE.small, 'sans') - 12, SIZE.name, 'strong');
  const trouble = pod.trouble === '' ? [] : [fit(pod.trouble, room, SIZE.small, 'sans')];
  return { node: pod, box: { x: 0, y: 0, width, height }, lines: [name, detail, ...trouble], sockets: [] };
}

function boxesOf(grid: Grid, tops: readonly number[]): PlacedNode[] {
  return [...grid.cells.values()].map(({ sized, x, row }) => {
    const node = placed(sized, 0, 0, { height: grid.rows[row]?.height ?? sized.height });
    return moveNode(node, x, tops[row] ?? 0);
  });
}

function headOf(
  drop: Drop,
  grid: Grid,
  tops: readonly number[],
  lanes: readonly ReadonlyMap<string, number>[],
  channel: ReadonlyMap<string, number>,
): Point[] {
  const bottom = (tops[drop.row] ?? 0) + (grid.rows[drop.row]?.height ?? 0);
  const start = { x: drop.x, y: bottom };
  const side = channel.get(drop.edge.id);
  if (side === undefined) return [start];
  const y = bottom + 10 + (lanes[drop.row]?.get(drop.edge.id) ?? 0) * LANE;
  return [start, { x: drop.x, y }, { x: side, y }];
}
