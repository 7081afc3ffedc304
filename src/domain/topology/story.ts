import { KIND_WORDS } from './kind-words.ts';
import { readingOrder } from './narrow-plan.ts';
import { outlineOf, type Inside } from './outline.ts';
import { groupBy } from './place.ts';
import type { Flow, Graph, GraphEdge, GraphNode } from './types.ts';

/**
 * The drawing as text: all that it shows, a line each, two spaces of indent a level. With a flow, its hops at the end.
 */
export function storyOf(graph: Graph, flow?: Flow): readonly string[] {
  const teller = tellerOf(graph);
  const outline = outlineOf(graph);
  const lines = readingOrder(outline).flatMap((node) => {
    const inside = outline.insides.get(node.id);
    return inside
      ? podLines(node, inside, teller)
      : [...headLine(node, teller), ...edgeLines(node, teller, 1)];
  });
  const loose = outline.loose.map((node) =>
    sentence([`${node.detail.replace(',', ` ${node.name},`)}, in no volume`, node.trouble]),
  );
  const hops = (flow?.hops ?? []).map(
    ({ from, to, says }, index) => `  ${index + 1}. ${from} to ${to}: ${says}`,
  );
  const told = [...lines, ...loose, ...(flow && hops.length > 0 ? [`${flow.title}:`, ...hops] : [])];
  return told.length > 0 ? told : ['Nothing to draw yet.'];
}

interface Teller {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly leaving: ReadonlyMap<string, readonly GraphEdge[]>;
}

function tellerOf(graph: Graph): Teller {
  return {
    nodes: new Map(graph.nodes.map((node) => [node.id, node])),
    leaving: groupBy(graph.edges, ({ from }) => from),
  };
}

function sentence(parts: readonly string[]): string {
  const text = parts.filter((part) => part !== '').join(': ');
  return `${text}.`;
}

/** How a line speaks of a node: `container tls of Pod apache-tls`. */
function nameOf(id: string, teller: Teller): string {
  const node = teller.nodes.get(id);
  if (!node) return id;
  const parent = node.parent === undefined ? undefined : teller.nodes.get(node.parent);
  return parent
    ? `${kindOf(node)} ${node.name} of ${kindOf(parent)} ${parent.name}`
    : `${kindOf(node)} ${node.name}`.trim();
}

function kindOf(node: GraphNode): string {
  if (node.kind === 'client') return node.name === 'client' ? 'the' : '';
  if (node.kind === 'pod') return node.detail.split(',')[0] ?? 'Pod';
  return node.role === undefined || node.role === 'app' ? KIND_WORDS[node.kind] : `${node.role} container`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function headLine(node: GraphNode, teller: Teller): string[] {
  if (node.kind === 'client') return [sentence([capital(nameOf(node.id, teller)), node.trouble])];
  const detail = node.detail.replace(/^Service, /, '');
  const ports = node.ports.map(({ label }) => label).join(', ');
  const parts = [
    capital(nameOf(node.id, teller)),
    detail,
    ports === '' ? '' : `${node.ports.length > 1 ? 'ports' : 'port'} ${ports}`,
  ];
  return [sentence([parts.filter((part) => part !== '').join(', '), node.trouble])];
}

function podLines(pod: GraphNode, inside: Inside, teller: Teller): string[] {
  const extra = pod.detail.split(', ').slice(1);
  const head = sentence([[nameOf(pod.id, teller), ...extra].join(', '), pod.trouble]);
  const containers = inside.containers.flatMap((node) => [
    containerLine(node),
    ...edgeLines(node, teller, 2),
  ]);
  const volumes = inside.volumes.map(
    (node) =>
      `  ${sentence([`Volume ${node.name}${node.detail === '' ? '' : `, ${node.detail}`}`, node.trouble])}`,
  );
  return [head, ...edgeLines(pod, teller, 1), ...containers, ...volumes];
}

function containerLine(node: GraphNode): string {
  const listens = node.ports.filter(({ bound }) => bound).map(({ label }) => label);
  const declares = node.ports.filter(({ bound }) => !bound).map(({ label }) => label);
  const parts = [
    `${capital(kindOf(node))} ${node.name}`,
    node.detail,
    listens.length > 0 ? `listens on ${listens.join(', ')}` : '',
    declares.length > 0 ? `declares ${declares.join(', ')}` : '',
  ];
  return `  ${sentence([parts.filter((part) => part !== '').join(', '), node.trouble])}`;
}

function edgeLines(node: GraphNode, teller: Teller, level: number): string[] {
  return (teller.leaving.get(node.id) ?? []).map(
    (edge) => `${'  '.repeat(level)}${sentence([edgeText(edge, teller), edge.trouble])}`,
  );
}

function edgeText(edge: GraphEdge, teller: Teller): string {
  const target = teller.nodes.get(edge.to);
  const near = target ? `${kindOf(target)} ${target.name}` : edge.to;
  return PHRASES[edge.kind](edge.label, nameOf(edge.to, teller), near);
}

/** `near` is the target as one names it inside the same Pod. */
const PHRASES: Readonly<Record<GraphEdge['kind'], (label: string, to: string, near: string) => string>> = {
  traffic: (label, to) => `Sends ${label === '' ? 'traffic' : label} to ${to}`,
  localhost: (label, _to, near) => `Talks to ${near} on ${label}, inside the Pod`,
  mount: (label, _to, near) => `Mounts ${near}${label === '' ? '' : ` at ${label}`}`,
  starts: (_label, _to, near) => `Starts before ${near}`,
  selects: (_label, to) => `Selects ${to}`,
  backs: (_label, to) => `Fills ${to}`,
};
