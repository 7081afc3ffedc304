import { expect, test } from 'vitest';
import type { Graph, GraphNode } from '#domain/topology/types.ts';
import { partAt, spansOf } from './drawing-links.ts';

const node = (id: string, span: readonly [number, number] | undefined, given = false): GraphNode => ({
  id,
  kind: 'container',
  name: id,
  detail: '',
  ports: [],
  trouble: '',
  given,
  ...(span && { at: { source: '', span } }),
});
const graph: Graph = {
  nodes: [
    node('client', undefined),
    node('pod', [0, 100]),
    node('app', [20, 50]),
    node('sidecar', [51, 90]),
    node('given', [25, 30], true),
  ],
  edges: [],
};

test.each<[name: string, caret: number | undefined, expected: readonly string[]]>([
  ['before the caret was moved nothing is marked', undefined, []],
  ['within a container it is the container, not its Pod', 30, ['app']],
  ['between the containers it is the Pod', 95, ['pod']],
  ['outside of everything it is nothing', 200, []],
])('%s', (_name, caret, expected) => expect([...partAt(graph, caret)]).toEqual(expected));

test.each<[name: string, id: string | undefined, expected: readonly (readonly [number, number])[]]>([
  ['a part lights up where it is written', 'app', [[20, 50]]],
  ['a client is written nowhere', 'client', []],
  ['what is given stands in another text', 'given', []],
  ['pointing at nothing lights up nothing', undefined, []],
])('%s', (_name, id, expected) => expect(spansOf(graph, id)).toEqual(expected));
