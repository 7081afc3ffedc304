import { laneCount, packLanes } from './lanes.ts';
import { NARROW, type Stage } from './narrow-stage.ts';
import type { Inside } from './outline.ts';
import { groupBy, labelOf, labelWidth, placed, tidy, type Point } from './place.ts';
import { sizeOf } from './size.ts';
import type { GraphEdge, GraphNode } from './types.ts';

const LANE = 9;
const STEP = 14;

export interface MountRoom {
  /** Width of the gutter right of the boxes. */
  readonly gutter: number;
  readonly lanes: ReadonlyMap<string, number>;
}

/** Mounts run down a gutter right of the boxes, in lanes of their own where they pass each other. */
export function mountRoom(inside: Inside): MountRoom {
  const order = new Map([...inside.containers, ...inside.volumes].map(({ id }, index) => [id, index]));
  const runs = mountsOf(inside).map(({ id, from, to }) => ({
    id,
    from: order.get(from) ?? 0,
    to: order.get(to) ?? 0,
  }));
  const lanes = packLanes(
    runs.toSorted((a, b) => a.to - a.from - (b.to - b.from)),
    0.5,
  );
  return { gutter: runs.length === 0 ? 0 : laneCount(lanes) * LANE + 6, lanes };
}

function mountsOf(inside: Inside): GraphEdge[] {
  return inside.edges.filter(({ kind }) => kind === 'mount');
}

interface Area {
  readonly x: number;
  readonly width: number;
  readonly lanes: MountRoom['lanes'];
}

/** The volumes below the containers. Above each a row for every mount: its path, and its line that turns down. */
export function narrowMounts(stage: Stage, inside: Inside, area: Area): void {
  const byVolume = groupBy(mountsOf(inside), ({ to }) => to);
  const byContainer = groupBy(mountsOf(inside), ({ from }) => from);
  for (const node of inside.volumes) {
    const mounts = byVolume.get(node.id) ?? [];
    const top = stage.y + (mounts.length === 0 ? NARROW.gap : mounts.length * NARROW.row + 14);
    const ends = mounts.map((edge, index) => {
      const starts = byContainer.get(edge.from) ?? [];
      return {
        edge,
        start: startOf(stage, edge, starts),
        x: area.x + area.width - 18 - index * STEP,
        row: top - (mounts.length - index) * NARROW.row + 8,
      };
    });
    const least = Math.min(area.x + area.width, ...ends.map(({ x }) => x));
    for (const { edge, start, x, row } of ends) {
      const lane = area.x + area.width + 9 + (area.lanes.get(edge.id) ?? 0) * LANE;
      const text = labelOf(edge, least - 8 - area.x);
      const points = tidy([
        start,
        { x: lane, y: start.y },
        { x: lane, y: row },
        { x, y: row },
        { x, y: top },
      ]);
      stage.edges.push({ edge, points, label: { x: least - 8 - labelWidth(text) / 2, y: row, text } });
    }
    putVolume(stage, node, area, top);
  }
}

function putVolume(stage: Stage, node: GraphNode, area: Area, top: number): void {
  const sized = sizeOf(node, { least: area.width, most: area.width });
  const volume = placed(sized, area.x, top);
  stage.nodes.push(volume);
  stage.boxes.set(node.id, volume.box);
  stage.y = top + sized.height;
}

/** Each mount leaves its container on the right, the first lowest. */
function startOf(stage: Stage, edge: GraphEdge, own: readonly GraphEdge[]): Point {
  const box = stage.boxes.get(edge.from) ?? { x: 0, y: 0, width: 0, height: 0 };
  const step = Math.min(9, (box.height - 24) / Math.max(1, own.length));
  return { x: box.x + box.width, y: Math.round(box.y + box.height - 12 - own.indexOf(edge) * step) };
}
