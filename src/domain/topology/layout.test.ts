/* oxlint-disable complexity -- all that has to hold for a drawing reads best in one place */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUSY, edge, node, REDIS, TLS, WEIGHTED } from './graphs.test-data.ts';
import { layoutOf } from './layout.ts';
import { labelWidth } from './place.ts';
import { widthOf } from './text.ts';
import type { Box, Graph, GraphEdge, GraphNode, Layout } from './types.ts';

const EMPTY: Graph = { nodes: [], edges: [] };
const CIRCLE: Graph = {
  nodes: [
    node('service/a', 'service', { ports: [{ port: 80, label: '80', bound: true }] }),
    node('pod/p', 'pod', { detail: 'Pod' }),
    node('p/x', 'container', { role: 'app', parent: 'pod/p' }),
    node('service/b', 'service'),
  ],
  edges: [
    edge('service/a', 'p/x', 'traffic', 'HTTP 80'),
    edge('p/x', 'service/b', 'traffic', 'TCP 1'),
    edge('p/x', 'service/a', 'traffic', 'HTTP 80', { toPort: 80 }),
    edge('service/b', 'service/a', 'traffic'),
  ],
};

const graphs: [string, Graph][] = [
  ['nothing at all', EMPTY],
  ['a sidecar that ends TLS', TLS],
  ['an ambassador before two servers', WEIGHTED],
  ['an adapter beside Redis', REDIS],
  ['everything at once, half of it wrong', BUSY],
  ['a circle', CIRCLE],
];

/** Random Pods, Services and lines between them, ends that do not exist included. */
const anyGraph: fc.Arbitrary<Graph> = fc
  .record({
    pods: fc.array(
      fc.record({ containers: fc.nat(9), volumes: fc.nat(4), name: fc.string({ maxLength: 40 }) }),
      { maxLength: 4 },
    ),
    services: fc.nat(4),
    wires: fc.array(fc.tuple(fc.nat(999), fc.nat(999), fc.nat(4), fc.nat(3)), { maxLength: 24 }),
  })
  .map(({ pods, services, wires }) => {
    const nodes: GraphNode[] = [node('client', 'client')];
    for (let at = 0; at < services; at += 1)
      nodes.push(
        node(`service/s${at}`, at % 2 === 0 ? 'service' : 'loadBalancer', {
          ports: [0, 1].map((port) => ({ port, label: `${port}`, bound: true })),
        }),
      );
    pods.forEach(({ containers, volumes, name }, p) => {
      nodes.push(node(`pod/${p}`, 'pod', { name, detail: 'Pod' }));
      for (let at = 0; at < containers; at += 1) {
        const role = (['init', 'sidecar', 'app'] as const)[at % 3] ?? 'app';
        nodes.push(
          node(`${p}/c${at}`, 'container', {
            name: `${name}${at}`,
            detail: 'image:1',
            role,
            parent: `pod/${p}`,
            ports: [{ port: at % 4, label: `${at % 4} web`, bound: at % 2 === 0 }],
          }),
        );
      }
      for (let at = 0; at < volumes; at += 1)
        nodes.push(node(`${p}/volume/v${at}`, 'volume', { detail: 'emptyDir', parent: `pod/${p}` }));
    });
    return { nodes, edges: wires.flatMap((wire, index) => wired(nodes, wire, index)) };
  });

function wired(
  nodes: readonly GraphNode[],
  [a, b, kind, port]: readonly number[],
  index: number,
): GraphEdge[] {
  const from = nodes[(a ?? 0) % nodes.length];
  const to = nodes[(b ?? 0) % nodes.length];
  if (!from || !to || from === to || from.kind === 'volume') return [];
  const inside = from.parent !== undefined && from.parent === to.parent;
  if (to.kind === 'volume')
    return inside
      ? [{ ...edge(from.id, to.id, 'mount', `/path/${index} (read-only)`), id: `e${index}` }]
      : [];
  if (from.parent === to.id || to.parent === from.id) return [];
  const what = inside ? (kind === 0 ? 'starts' : 'localhost') : 'traffic';
  return [
    {
      ...edge(from.id, to.id, what, what === 'starts' ? '' : `TCP ${index}`, {
        toPort: port ?? 0,
        fromPort: port ?? 0,
      }),
      id: `e${index}`,
    },
  ];
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
const onBorder = ({ x, y }: { x: number; y: number }, box: Box): boolean =>
  ((x === box.x || x === box.x + box.width) && y >= box.y && y <= box.y + box.height) ||
  ((y === box.y || y === box.y + box.height) && x >= box.x && x <= box.x + box.width);

/** Everything that has to hold for any drawing, as sentences of what does not. */
function faultsOf(layout: Layout): string[] {
  const boxes = new Map(layout.nodes.map(({ node: { id }, box }) => [id, box]));
  const page: Box = { x: 0, y: 0, width: layout.width, height: layout.height };
  const faults: string[] = [];
  for (const [index, a] of layout.nodes.entries()) {
    if (![a.box.x, a.box.y, a.box.width, a.box.height].every(Number.isFinite))
      faults.push(`${a.node.id} has no numbers`);
    if (!inside(a.box, page)) faults.push(`${a.node.id} stands off the page`);
    if (a.node.parent !== undefined && !inside(a.box, boxes.get(a.node.parent) ?? page))
      faults.push(`${a.node.id} stands outside its Pod`);
    for (const b of layout.nodes.slice(index + 1)) {
      if (a.node.parent !== b.node.id && b.node.parent !== a.node.id && overlap(a.box, b.box))
        faults.push(`${a.node.id} lies on ${b.node.id}`);
    }
    for (const line of a.node.kind === 'pod' ? [] : a.lines.slice(1))
      if (widthOf(line, 12, 'sans') > a.box.width) faults.push(`${a.node.id}: "${line}" is too wide`);
  }
  return [...faults, ...layout.edges.flatMap((placed) => edgeFaults(placed, layout, boxes, page))];
}

function edgeFaults(
  { edge: { id, from, to }, points, label }: Layout['edges'][number],
  layout: Layout,
  boxes: ReadonlyMap<string, Box>,
  page: Box,
): string[] {
  const faults: string[] = [];
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return [`${id} has no line`];
  if (!onBorder(first, boxes.get(from) ?? page)) faults.push(`${id} does not begin at ${from}`);
  if (!onBorder(last, boxes.get(to) ?? page)) faults.push(`${id} does not end at ${to}`);
  for (const [index, b] of points.slice(1).entries()) {
    const a = points[index] ?? b;
    if (a.x !== b.x && a.y !== b.y) faults.push(`${id} runs aslant`);
    const run: Box = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    if (!inside(run, page)) faults.push(`${id} leaves the page`);
    for (const { node: other, box } of layout.nodes) {
      if (
        other.kind !== 'pod' &&
        overlap(
          { ...run, width: run.width || 0.1, height: run.height || 0.1 },
          { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 },
        )
      )
        faults.push(`${id} runs through ${other.id}`);
    }
  }
  const half = labelWidth(label.text) / 2;
  if (label.text !== '' && !inside({ x: label.x - half, y: label.y - 7, width: 2 * half, height: 14 }, page))
    faults.push(`the label of ${id} leaves the page`);
  return faults;
}

describe.each(['wide', 'narrow'] as const)('%s', (width) => {
  test.each(graphs)(
    '%s: boxes apart, children inside, lines from border to border around all boxes',
    (_name, graph) => {
      const layout = layoutOf(graph, { width });
      expect(faultsOf(layout)).toEqual([]);
      expect(layout.nodes).toHaveLength(graph.nodes.length);
      expect(layout.edges).toHaveLength(graph.edges.length);
    },
  );

  test('the same holds for any graph', () => {
    const holds = fc.property(anyGraph, (graph) => {
      expect(faultsOf(layoutOf(graph, { width }))).toEqual([]);
    });
    fc.assert(holds, { numRuns: 150, seed: 11 });
  });

  test.each(graphs)('%s: the same graph gives the same numbers', (_name, graph) => {
    expect(layoutOf(structuredClone(graph), { width })).toEqual(layoutOf(graph, { width }));
  });

  test.each(graphs)('%s: no label lies on a box or on another label', (_name, graph) => {
    const layout = layoutOf(graph, { width });
    const labels = layout.edges
      .filter(({ label }) => label.text !== '')
      .map(({ label }): Box => ({
        x: label.x - labelWidth(label.text) / 2,
        y: label.y - 7,
        width: labelWidth(label.text),
        height: 14,
      }));
    const hits = labels.flatMap((label, index) => [
      ...labels.slice(index + 1).filter((other) => overlap(label, other)),
      ...layout.nodes
        .filter(({ node: { kind }, box }) => kind !== 'pod' && overlap(label, box))
        .map(({ box }) => box),
    ]);
    expect(hits).toEqual([]);
  });
});

test('traffic runs from left to right, straight where nothing stands between', () => {
  const { nodes, edges } = layoutOf(TLS);
  const x = (id: string): number => nodes.find(({ node: one }) => one.id === id)?.box.x ?? 0;
  expect([x('client'), x('service/apache'), x('apache-tls/tls'), x('apache-tls/apache')]).toEqual(
    [x('client'), x('service/apache'), x('apache-tls/tls'), x('apache-tls/apache')].toSorted((a, b) => a - b),
  );
  const levels = edges
    .filter(({ edge: { kind } }) => kind !== 'mount')
    .flatMap(({ points }) => points.map(({ y }) => y));
  expect(new Set(levels).size).toBe(1);
});

test('a phone is wide enough for the narrow drawing of each topology', () => {
  for (const graph of [TLS, WEIGHTED, REDIS, BUSY])
    expect(layoutOf(graph, { width: 'narrow' }).width).toBe(358);
});

test('adding a mount moves no container of another Pod', () => {
  const less: Graph = { ...WEIGHTED, edges: WEIGHTED.edges.filter(({ kind }) => kind !== 'mount') };
  const place = (graph: Graph): unknown =>
    layoutOf(graph).nodes.find(({ node: one }) => one.id === 'server1/web')?.box;
  expect(place(less)).toMatchObject({ y: expect.any(Number) as number });
  expect((place(less) as Box).y).toBe((place(WEIGHTED) as Box).y);
});
