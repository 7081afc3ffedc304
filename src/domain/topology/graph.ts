import type { ConfigFact, ServiceFact, World } from '#domain/world/types.ts';
import { withFlow } from './flow.ts';
import { count, Ids, portLabel } from './graph-ids.ts';
import { podOf, type DrawnPod } from './graph-pods.ts';
import { serviceOf, type DrawnService } from './graph-services.ts';
import { forwardsOf } from './graph-talk.ts';
import { behindVolume } from './graph-volumes.ts';
import { talkOf, type Talk } from './talk.ts';
import type { Flow, Graph, GraphEdge, GraphNode } from './types.ts';

/** A drawing of more says less. What is left out is named by its number. */
const MOST_CONTAINERS = 50;
const MOST_OTHERS = 40;
const MOST_ARROWS = 250;

/**
 * What the manifests amount to, as nodes and edges. Works on whatever could be read: ends that are missing become ghosts
 * with their trouble. With a flow, also the clients that it names.
 */
export function graphOf(world: World, flow?: Flow): Graph {
  const ids = new Ids();
  const talk = talkOf(world, MOST_CONTAINERS);
  const pods = podsOf(world, talk, ids);
  const services = servicesOf(world, pods, ids);
  const { edges: forwards, externals } = forwardsOf(pods, services, world, talk);
  const clients = clientOf(services, ids);
  const graph: Graph = {
    nodes: [
      ...clients.nodes,
      ...services.map(({ node }) => node),
      ...pods.flatMap(({ nodes }) => nodes),
      ...externals,
      ...leftOut(world, pods),
      ...looseOf(world, ids),
    ],
    edges: [
      ...clients.edges,
      ...services.flatMap(({ edges }) => edges),
      ...forwards,
      ...pods.flatMap(({ edges }) => edges),
    ],
  };
  return flow ? withFlow(graph, flow) : graph;
}

function podsOf(world: World, talk: Talk, ids: Ids): DrawnPod[] {
  const pods: DrawnPod[] = [];
  let room = MOST_CONTAINERS;
  for (const workload of world.workloads) {
    if (room <= 0) break;
    pods.push(podOf(workload, world, talk, ids, room));
    room -= Math.max(1, workload.containers.length);
  }
  return pods;
}

function servicesOf(world: World, pods: readonly DrawnPod[], ids: Ids): DrawnService[] {
  let room = MOST_ARROWS;
  return world.services.slice(0, MOST_OTHERS).map((service) => {
    const drawn = serviceOf(service, room > 0 ? pods : [], world, ids);
    room -= drawn.edges.length;
    return drawn;
  });
}

function leftOut(world: World, pods: readonly DrawnPod[]): GraphNode[] {
  const more = (what: string, hidden: number): GraphNode[] =>
    hidden <= 0
      ? []
      : [
          {
            id: `…/${what}`,
            kind: 'external',
            name: `${count(hidden)} more`,
            detail: what,
            ports: [],
            trouble: '',
            given: false,
          },
        ];
  return [
    ...more('Pods', world.workloads.length - pods.length),
    ...more('Services', world.services.length - MOST_OTHERS),
  ];
}

/** Whoever stands outside: in front of every Service that is open to the outside. */
function clientOf(services: readonly DrawnService[], ids: Ids): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const open = services.filter(
    ({ service }) => service.type === 'LoadBalancer' || service.type === 'NodePort',
  );
  if (open.length === 0) return { nodes: [], edges: [] };
  const id = ids.claim('client');
  const edges = open.flatMap(({ service, node }) => clientEdges(service, id, node.id));
  return {
    nodes: [{ id, kind: 'client', name: 'client', detail: '', ports: [], trouble: '', given: false }],
    edges,
  };
}

function clientEdges(service: ServiceFact, from: string, to: string): GraphEdge[] {
  return service.ports.map(({ port, name, protocol }, index) => ({
    id: `${from}>${to}:${index}`,
    from,
    to,
    kind: 'traffic',
    label: portLabel(port, name, protocol),
    trouble: '',
    toPort: port,
  }));
}

/** ConfigMaps and Secrets that stand in no volume: drawn alone, until a volume takes them up. */
function looseOf(world: World, ids: Ids): GraphNode[] {
  const used = new Set(
    world.workloads.flatMap((workload) =>
      workload.volumes.flatMap((volume) => behindVolume(volume, world, workload)),
    ),
  );
  const loose = [...world.configMaps, ...world.secrets].filter((config) => !used.has(config));
  return loose.slice(0, MOST_OTHERS).map((config) => looseNode(config, ids));
}

function looseNode(config: ConfigFact, ids: Ids): GraphNode {
  const secret = config.id.startsWith('secret/');
  const keys = config.data.size === 1 ? '1 key' : `${count(config.data.size)} keys`;
  return {
    id: ids.claim(config.id),
    kind: secret ? 'secret' : 'configMap',
    name: config.name === '' ? '(no name)' : config.name,
    detail: `${secret ? 'Secret' : 'ConfigMap'}, ${keys}`,
    ports: [],
    trouble: '',
    given: config.given,
    at: { source: config.origin.manifest.source, span: config.origin.manifest.span },
  };
}
