import { looseRow } from './loose.ts';
import { laneX, NARROW, type Stage } from './narrow-stage.ts';
import { narrowMounts, mountRoom } from './narrow-mounts.ts';
import { narrowPlan, type NarrowPlan, type Way } from './narrow-plan.ts';
import type { Inside, Outline } from './outline.ts';
import { labelOf, labelWidth, placed, tidy } from './place.ts';
import { podNode } from './pod-wide.ts';
import { SIZE, sizeOf } from './size.ts';
import type { Box, GraphNode, Layout, PlacedEdge, PlacedNode } from './types.ts';

/** From top to bottom, for a phone: one box a line, arrows down the middle, the others through gutters on the left. */
export function narrowLayout(outline: Outline): Layout {
  const plan = narrowPlan(outline);
  const left = NARROW.margin + (plan.outerLanes === 0 ? 0 : plan.outerLanes * NARROW.lane + 8);
  const width = Math.max(NARROW.width, left + 250);
  const stage: Stage = { boxes: new Map(), nodes: [], edges: [], y: NARROW.margin };
  for (const node of plan.tops) {
    const inside = outline.insides.get(node.id);
    const area = { left, right: width - NARROW.margin };
    stage.y += gapAbove(plan, node.id, stage.nodes.length === 0);
    if (inside) stackPod(stage, plan, node, inside, area);
    else put(stage, node, area.left, area.right - area.left, stage.y);
  }
  for (const way of plan.ways.values()) stage.edges.push(lineOf(stage, plan, way, left));
  const loose = looseRow(outline.loose, left, stage.y + 24, width - NARROW.margin);
  return {
    width,
    height: Math.max(stage.y, loose.bottom) + NARROW.margin,
    nodes: [...stage.nodes, ...loose.nodes],
    edges: stage.edges,
  };
}

function put(stage: Stage, node: GraphNode, x: number, width: number, y: number): PlacedNode {
  const sized = sizeOf(node, { least: width, most: width });
  const box = placed(sized, x, y);
  stage.boxes.set(node.id, box.box);
  stage.nodes.push(box);
  stage.y = y + sized.height;
  return box;
}

/** Room for the lines that arrive from above: a row each, because each has its label beside it. */
function gapAbove(plan: NarrowPlan, id: string, first: boolean): number {
  const rows = plan.arriving.get(id)?.length ?? 0;
  if (rows === 0) return first ? 0 : NARROW.gap;
  return rows * NARROW.row + 12;
}

function stackPod(
  stage: Stage,
  plan: NarrowPlan,
  pod: GraphNode,
  inside: Inside,
  area: { left: number; right: number },
): void {
  const first = inside.containers[0];
  // The lines to the first container begin above the Pod, so that their labels stand outside.
  if (first) stage.y += Math.max(0, outsideRows(plan, first.id) * NARROW.row - 8);
  const top = stage.y;
  const gutter = plan.innerLanes.get(pod.id) ?? 0;
  const mounts = mountRoom(inside);
  const x = area.left + NARROW.padding + (gutter === 0 ? 0 : gutter * NARROW.lane + 4);
  const width = area.right - NARROW.padding - mounts.gutter - x;
  const at = stage.nodes.length;
  stage.y = top + SIZE.podTitle;
  inside.containers.forEach((node, index) => {
    const rows = index === 0 ? NARROW.row * innerRows(plan, node.id) : gapAbove(plan, node.id, false);
    put(stage, node, x, width, stage.y + rows);
  });
  narrowMounts(stage, inside, { x, width, lanes: mounts.lanes });
  stage.y += NARROW.padding;
  const box: Box = { x: area.left, y: top, width: area.right - area.left, height: stage.y - top };
  const self = podNode(
    pod,
    Math.max(120, first && outsideRows(plan, first.id) > 0 ? box.width / 2 + 10 : box.width),
    box.height,
  );
  stage.boxes.set(pod.id, box);
  stage.nodes.splice(at, 0, { ...self, box });
}

/** Lines from outside to the first container of a Pod. */
function outsideRows(plan: NarrowPlan, id: string): number {
  return (plan.arriving.get(id) ?? []).filter(({ within }) => within === undefined).length;
}

function innerRows(plan: NarrowPlan, id: string): number {
  return (plan.arriving.get(id) ?? []).filter(({ within }) => within !== undefined).length;
}

function lineOf(stage: Stage, plan: NarrowPlan, way: Way, left: number): PlacedEdge {
  const { edge } = way;
  const from = stage.boxes.get(edge.from) ?? EMPTY;
  const to = stage.boxes.get(edge.to) ?? EMPTY;
  const arriving = plan.arriving.get(edge.to) ?? [];
  const index = arriving.indexOf(way);
  const middle = Math.round(to.x + to.width / 2);
  const text = labelOf(edge, Math.max(60, to.x + to.width - middle - 16));
  const labelX = middle + 10 + labelWidth(text) / 2;
  if (way.straight) {
    const start = from.y + from.height;
    const rows = { x: labelX, y: start + 20, text };
    return {
      edge,
      points: [
        { x: middle, y: start },
        { x: middle, y: to.y },
      ],
      label: rows,
    };
  }
  const x = middle - (arriving.length - index) * 12;
  const row = rowY(stage, plan, way, to, index);
  const out = plan.leaving.get(edge.from) ?? [];
  const start = { x: from.x, y: from.y + from.height - 12 - out.indexOf(way) * 8 };
  const lane = laneX(stage, way, left);
  const points = tidy([start, { x: lane, y: start.y }, { x: lane, y: row }, { x, y: row }, { x, y: to.y }]);
  return { edge, points, label: { x: labelX, y: row, text } };
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The row of a gutter line: above the Pod for the first container's lines from outside, else right above the box. */
function rowY(stage: Stage, plan: NarrowPlan, way: Way, to: Box, index: number): number {
  const count = plan.arriving.get(way.edge.to)?.length ?? 1;
  const pod = [...stage.boxes].find(([id, box]) => id.startsWith('pod') && box === to);
  const parent = stage.nodes.find(({ node }) => node.id === way.edge.to)?.node.parent;
  const around = parent === undefined ? undefined : stage.boxes.get(parent);
  const firstInPod =
    around && to.y - around.y < SIZE.podTitle + NARROW.row * innerRows(plan, way.edge.to) + 2;
  const base = firstInPod && way.within === undefined && !pod ? around.y : to.y;
  return base - (count - index) * NARROW.row + 10;
}
