import { portLabel } from './graph-ids.ts';
import type { Flow, Graph, GraphEdge, GraphNode, Hop } from './types.ts';

/** Clients that only the flow names (`prometheus`), and the arrows of their hops. A name with a slash is a part of the manifests. */
export function withFlow(graph: Graph, flow: Flow): Graph {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const clients: GraphNode[] = [];
  const edges: GraphEdge[] = [];
  for (const { from, to } of flow.hops) {
    for (const id of [from, to]) {
      if (id === '' || id.includes('/') || nodes.has(id)) continue;
      const client: GraphNode = {
        id,
        kind: 'client',
        name: id,
        detail: '',
        ports: [],
        trouble: '',
        given: false,
      };
      nodes.set(id, client);
      clients.push(client);
    }
    const joined = pathOfHop([...graph.edges, ...edges], { from, to, says: '' }).length > 0;
    const ends = [nodes.get(from), nodes.get(to)];
    if (joined || !ends.some((node) => node?.kind === 'client') || ends.includes(undefined)) continue;
    edges.push(clientEdge(from, to, nodes.get(to), edges.length));
  }
  return { nodes: [...clients, ...graph.nodes], edges: [...edges, ...graph.edges] };
}

function clientEdge(from: string, to: string, target: GraphNode | undefined, index: number): GraphEdge {
  const port = target?.ports[0]?.port;
  const head = { id: `${from}>${to}:flow${index}`, from, to, kind: 'traffic' as const, trouble: '' };
  return port === undefined
    ? { ...head, label: '' }
    : { ...head, label: portLabel(port, '', ''), toPort: port };
}

function isBetween(edge: GraphEdge, a: string, b: string): boolean {
  return (edge.from === a && edge.to === b) || (edge.from === b && edge.to === a);
}

/** One line that a hop runs along; backwards against its arrow, as an answer does. */
export interface Step {
  readonly edge: GraphEdge;
  readonly backwards: boolean;
}

/**
 * The lines of a hop: the one that joins its ends, else the shortest way along which traffic flows (an answer that goes
 * back through a Service). Empty when there is none, or when the hop stays where it is.
 */
export function pathOfHop(edges: readonly GraphEdge[], { from, to }: Hop): Step[] {
  if (from === to) return [];
  const along = edges.find((edge) => edge.from === from && edge.to === to);
  if (along) return [{ edge: along, backwards: false }];
  const against = edges.find((edge) => isBetween(edge, from, to));
  if (against) return [{ edge: against, backwards: true }];
  const network = edges.filter(({ kind }) => kind === 'traffic' || kind === 'localhost');
  return shortest(network, from, to, false) ?? shortest(network, from, to, true) ?? [];
}

function shortest(
  edges: readonly GraphEdge[],
  from: string,
  to: string,
  backwards: boolean,
): Step[] | undefined {
  const ways = new Map<string, Step[]>([[from, []]]);
  const open = [from];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const way = ways.get(id) ?? [];
    if (id === to) return way;
    for (const edge of edges) {
      const [start, end] = backwards ? [edge.to, edge.from] : [edge.from, edge.to];
      if (start !== id || ways.has(end)) continue;
      ways.set(end, [...way, { edge, backwards }]);
      open.push(end);
    }
  }
  return undefined;
}

/** What is wrong with a flow, a sentence each: ends that the graph does not have, hops along no line. */
export function flowProblems(graph: Graph, flow: Flow): string[] {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  return flow.hops.flatMap((hop, index) => {
    const unknown = [hop.from, hop.to].filter((end) => !ids.has(end));
    if (unknown.length > 0)
      return unknown.map(
        (end) =>
          `hop ${index + 1}: "${end}" names no part of the topology; its parts are ${[...ids].join(', ')}`,
      );
    if (hop.from === hop.to || pathOfHop(graph.edges, hop).length > 0) return [];
    return [`hop ${index + 1}: no line joins "${hop.from}" and "${hop.to}"`];
  });
}
