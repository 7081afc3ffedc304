import { KIND_WORDS } from './kind-words.ts';
import type { GraphEdge, GraphNode } from './types.ts';

/** The accessible name of a node: all that its box shows, uncut. */
export function sayNode(node: GraphNode): string {
  const role = node.role === undefined || node.role === 'app' ? '' : `${node.role} `;
  const ports = node.ports.map(({ label }) => label).join(', ');
  const parts = [
    `${role}${KIND_WORDS[node.kind]} ${node.name}`,
    node.detail,
    ports === '' ? '' : `ports ${ports}`,
    node.trouble,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const VERBS: Record<GraphEdge['kind'], string> = {
  traffic: 'sends to',
  localhost: 'talks inside the Pod to',
  mount: 'mounts',
  selects: 'selects',
  backs: 'fills',
  starts: 'starts before',
};

export function sayEdge(edge: GraphEdge, names: ReadonlyMap<string, string>): string {
  const ends = `${names.get(edge.from) ?? edge.from} ${VERBS[edge.kind]} ${names.get(edge.to) ?? edge.to}`;
  return [ends, edge.label, edge.trouble].filter((part) => part !== '').join(', ');
}
