import type { Graph, GraphEdge, GraphNode } from './types.ts';

/** A Pod's inside: its containers and volumes in the graph's order, and the edges that stay inside. */
export interface Inside {
  readonly containers: readonly GraphNode[];
  readonly volumes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** An edge between two top-level nodes; `from` and `to` are theirs, the edge's own ends may be containers in them. */
export interface Link {
  readonly edge: GraphEdge;
  readonly from: string;
  readonly to: string;
}

/** The graph as a drawing sees it: what stands on the page, what stands inside it, and which lines go where. */
export interface Outline {
  /** Everything without a parent that takes part in traffic, or could: clients, Services, Pods, external hosts. */
  readonly tops: readonly GraphNode[];
  /** ConfigMaps and Secrets that stand alone. */
  readonly loose: readonly GraphNode[];
  readonly insides: ReadonlyMap<string, Inside>;
  readonly links: readonly Link[];
}

export function outlineOf(graph: Graph): Outline {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const topOf = (id: string): string | undefined => {
    const node = nodes.get(id);
    return node && (node.parent !== undefined && nodes.has(node.parent) ? node.parent : node.id);
  };
  const links: Link[] = [];
  const inner = new Map<string, GraphEdge[]>();
  for (const edge of graph.edges) {
    const from = topOf(edge.from);
    const to = topOf(edge.to);
    if (from === undefined || to === undefined) continue;
    if (from !== to) links.push({ edge, from, to });
    else if (edge.from !== edge.to) inner.set(from, [...(inner.get(from) ?? []), edge]);
  }
  const tops = graph.nodes.filter((node) => topOf(node.id) === node.id);
  return {
    tops: tops.filter(({ kind }) => !isLoose(kind)),
    loose: tops.filter(({ kind }) => isLoose(kind)),
    insides: insidesOf(graph, inner),
    links: links.filter(({ from, to }) => !isLoose(nodes.get(from)?.kind) && !isLoose(nodes.get(to)?.kind)),
  };
}

function isLoose(kind: GraphNode['kind'] | undefined): boolean {
  return kind === 'configMap' || kind === 'secret';
}

function insidesOf(graph: Graph, inner: ReadonlyMap<string, readonly GraphEdge[]>): Map<string, Inside> {
  const children = new Map<string, GraphNode[]>();
  for (const node of graph.nodes) {
    if (node.parent !== undefined) children.set(node.parent, [...(children.get(node.parent) ?? []), node]);
  }
  const insides = new Map<string, Inside>();
  for (const pod of graph.nodes.filter(({ kind }) => kind === 'pod')) {
    const nodes = children.get(pod.id) ?? [];
    const containers = nodes.filter(({ kind }) => kind === 'container');
    const volumes = nodes.filter(({ kind }) => kind === 'volume');
    const edges = (inner.get(pod.id) ?? []).filter(({ from, to }) => from !== pod.id && to !== pod.id);
    insides.set(pod.id, { containers: inReadingOrder(containers, edges), volumes, edges });
  }
  return insides;
}

/**
 * Start order, as the graph has it; app containers, which start together, in the order of the talk between them, so that
 * localhost arrows point to the right.
 */
function inReadingOrder(containers: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const apps = containers.filter(({ role }) => role === 'app');
  const ids = new Set(apps.map(({ id }) => id));
  const talk = edges.filter(({ kind, from, to }) => kind === 'localhost' && ids.has(from) && ids.has(to));
  const rest = [...apps];
  const ordered: GraphNode[] = [];
  while (rest.length > 0) {
    const waiting = new Set(rest.map(({ id }) => id));
    const spokenTo = new Set(talk.filter(({ from }) => waiting.has(from)).map(({ to }) => to));
    const index = Math.max(0, nextOf(rest, spokenTo, ordered.at(-1), talk));
    ordered.push(...rest.splice(index, 1));
  }
  return [...containers.filter(({ role }) => role !== 'app'), ...ordered];
}

/** The neighbour that the last one talks to if nobody else waits for it, else the first that nobody talks to. */
function nextOf(
  rest: readonly GraphNode[],
  spokenTo: ReadonlySet<string>,
  last: GraphNode | undefined,
  talk: readonly GraphEdge[],
): number {
  const heard = new Set(talk.filter(({ from }) => from === last?.id).map(({ to }) => to));
  const follower = rest.findIndex(({ id }) => heard.has(id) && !spokenTo.has(id));
  if (follower >= 0) return follower;
  const speakers = new Set(talk.map(({ from }) => from));
  const speaker = rest.findIndex(({ id }) => speakers.has(id) && !spokenTo.has(id));
  return speaker >= 0 ? speaker : rest.findIndex(({ id }) => !spokenTo.has(id));
}
