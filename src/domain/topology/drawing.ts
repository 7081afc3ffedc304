import { headPath, linePath, lengthOf, towards } from './shapes.ts';
import { drawNode } from './draw-node.ts';
import { labelWidth, type Point } from './place.ts';
import { sayEdge, sayNode } from './say.ts';
import { SIZE } from './size.ts';
import type { GraphEdge, GraphNode, Layout, PlacedEdge, PlacedNode } from './types.ts';

/**
 * What is painted, as plain values: the standalone SVG writes them as text, the page renders them as elements. `part`
 * becomes a class name; no mark carries a colour of its own.
 */
export type Mark =
  | { readonly mark: 'path'; readonly part: Part; readonly d: string }
  | {
      readonly mark: 'circle';
      readonly part: Part;
      readonly x: number;
      readonly y: number;
      readonly r: number;
    }
  | {
      readonly mark: 'text';
      readonly part: Part;
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      readonly anchor?: 'middle' | 'end';
    };

export type Part =
  | 'box'
  | 'back'
  | 'rim'
  | 'name'
  | 'detail'
  | 'note'
  | 'tag'
  | 'port'
  | 'socket'
  | 'bound'
  | 'fault'
  | 'glyph'
  | 'line'
  | 'head'
  | 'dot'
  | 'mask'
  | 'label'
  | 'wide';

/** One node or edge with its marks. `look` are class names too: the kind, the role, and `trouble`. */
export interface Drawn {
  readonly id: string;
  readonly look: readonly string[];
  readonly says: string;
  readonly marks: readonly Mark[];
}

export interface DrawnNode extends Drawn {
  readonly placed: PlacedNode;
}

export interface DrawnEdge extends Drawn {
  readonly placed: PlacedEdge;
  /** The line alone, for a dot that runs along it. */
  readonly path: string;
}

/** Everything in the order of painting: Pods, then lines, then what stands in and beside Pods. */
export interface Drawing {
  readonly pods: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly nodes: readonly DrawnNode[];
}

export function drawingOf(layout: Layout): Drawing {
  const sockets = new Set(layout.nodes.flatMap((node) => node.sockets.map(({ x, y }) => `${x},${y}`)));
  const names = new Map(layout.nodes.map(({ node }) => [node.id, node.name]));
  const drawn = layout.nodes.map((placed): DrawnNode => ({
    id: placed.node.id,
    placed,
    look: lookOf(placed.node),
    says: sayNode(placed.node),
    marks: drawNode(placed),
  }));
  return {
    pods: drawn.filter(({ placed }) => placed.node.kind === 'pod'),
    edges: layout.edges.map((edge) => drawEdge(edge, sockets, names)),
    nodes: drawn.filter(({ placed }) => placed.node.kind !== 'pod'),
  };
}

function lookOf(node: GraphNode): string[] {
  const look: string[] = [node.kind];
  if (node.role) look.push(node.role);
  if (node.trouble !== '') look.push('trouble');
  return look;
}

function drawEdge(
  placed: PlacedEdge,
  sockets: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
): DrawnEdge {
  const { edge, points, label } = placed;
  const shown = visible(points, edge, sockets);
  const path = linePath(shown);
  const marks: Mark[] = [
    { mark: 'path', part: 'wide', d: path },
    { mark: 'path', part: 'line', d: path },
    ...endMarks(edge, points, sockets),
  ];
  if (label.text !== '') {
    const half = labelWidth(label.text) / 2;
    if (edge.kind === 'mount') {
      const d = `M${Math.round(label.x - half - 3)} ${label.y - 9}h${Math.round(2 * half + 6)}v18h${Math.round(-2 * half - 6)}z`;
      marks.push({ mark: 'path', part: 'mask', d });
    }
    marks.push({
      mark: 'text',
      part: 'label',
      x: label.x,
      y: label.y + SIZE.small * 0.35,
      text: label.text,
      anchor: 'middle',
    });
  }
  const look = edge.trouble === '' ? [edge.kind] : [edge.kind, 'trouble'];
  return { id: edge.id, placed, look, says: sayEdge(edge, names), marks, path };
}

const HEAD = 9;

function tipOf(
  points: readonly Point[],
  sockets: ReadonlySet<string>,
): { tip: Point; before: Point } | undefined {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return undefined;
  const gap = Math.min(sockets.has(`${end.x},${end.y}`) ? 7 : 1, lengthOf(end, before));
  return { tip: towards(end, before, gap), before };
}

/** The line without what its arrow head covers. */
function visible(points: readonly Point[], edge: GraphEdge, sockets: ReadonlySet<string>): Point[] {
  const end = edge.kind === 'mount' ? undefined : tipOf(points, sockets);
  if (!end) return [...points];
  return [
    ...points.slice(0, -1),
    towards(end.tip, end.before, Math.min(HEAD - 2, lengthOf(end.tip, end.before))),
  ];
}

function endMarks(edge: GraphEdge, points: readonly Point[], sockets: ReadonlySet<string>): Mark[] {
  if (edge.kind === 'mount') {
    const start = points[0];
    return start ? [{ mark: 'circle', part: 'dot', x: start.x, y: start.y, r: 3 }] : [];
  }
  const end = tipOf(points, sockets);
  const small = edge.kind === 'starts';
  return end
    ? [{ mark: 'path', part: 'head', d: headPath(end.tip, end.before, small ? 7 : HEAD, small ? 6 : 8) }]
    : [];
}
