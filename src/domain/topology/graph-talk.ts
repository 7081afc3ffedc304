import { resolveHost } from '#domain/world/hosts.ts';
import type { ContainerFact, ServiceFact, World } from '#domain/world/types.ts';
import { portLabel } from './graph-ids.ts';
import type { DrawnPod } from './graph-pods.ts';
import type { DrawnService } from './graph-services.ts';
import { boundPorts, type Forward, type Talk } from './talk.ts';
import type { GraphEdge, GraphNode } from './types.ts';

export interface Forwards {
  readonly edges: readonly GraphEdge[];
  /** Hosts that nothing in the manifests answers to. */
  readonly externals: readonly GraphNode[];
}

interface Scene {
  readonly world: World;
  readonly talk: Talk;
  readonly services: ReadonlyMap<object, string>;
}

const MOST_FORWARDS = 20;

/** Where containers send what they accept: to a neighbour on localhost, to a Service, or out of what is drawn. */
export function forwardsOf(
  pods: readonly DrawnPod[],
  services: readonly DrawnService[],
  world: World,
  talk: Talk,
): Forwards {
  const externals = new Map<string, GraphNode>();
  const scene: Scene = {
    world,
    talk,
    services: new Map(services.map(({ service, node }) => [service, node.id])),
  };
  const edges = pods.flatMap((pod) =>
    [...pod.containers].flatMap(([container, from]) =>
      (talk.get(container)?.forwards ?? []).slice(0, MOST_FORWARDS).flatMap((forward, index): GraphEdge[] => {
        const edge = edgeOf(forward, container, pod, scene);
        if (edge.to.startsWith('external/')) externals.set(edge.to, externalNode(edge.to, forward.host));
        return edge.to === '' ? [] : [{ ...edge, id: `${from}>forward:${index}`, from, ...atMark(forward) }];
      }),
    ),
  );
  return { edges, externals: [...externals.values()] };
}

function atMark({ at }: Forward): Pick<GraphEdge, 'at'> {
  return at ? { at: { source: at.manifest.source, span: at.span } } : {};
}

function externalNode(id: string, name: string): GraphNode {
  return {
    id,
    kind: 'external',
    name,
    detail: 'not in these manifests',
    ports: [],
    trouble: '',
    given: false,
  };
}

type Leg = Omit<GraphEdge, 'id' | 'from'>;

/** `to` is empty when the container talks to itself or to nobody that is known. */
function edgeOf(forward: Forward, container: ContainerFact, pod: DrawnPod, scene: Scene): Leg {
  const { host, port } = forward;
  const resolved = resolveHost(scene.world, pod.workload, host);
  if (resolved.is === 'loopback') {
    const to = neighbourOn(port, container, pod, scene.talk) ?? '';
    return { to, kind: 'localhost', label: `localhost:${port}`, trouble: '', toPort: port };
  }
  const service = resolved.is === 'service' ? resolved.service : undefined;
  const id = service && scene.services.get(service);
  return service && id !== undefined ? toService(forward, service, id) : toOutside(forward);
}

function toService(forward: Forward, service: ServiceFact, to: string): Leg {
  const open = service.ports.find(({ port }) => port === forward.port);
  const trouble = open ? '' : `the Service has no port ${forward.port}`;
  return {
    to,
    kind: 'traffic',
    label: labelled(forward, open?.name || schemeName(forward.scheme)),
    trouble,
    toPort: forward.port,
  };
}

function toOutside(forward: Forward): Leg {
  const label = labelled(forward, schemeName(forward.scheme));
  return { to: `external/${forward.host}`, kind: 'traffic', label, trouble: '', toPort: forward.port };
}

function labelled({ port, weight }: Forward, name: string): string {
  return `${portLabel(port, name, '')}${weight === undefined ? '' : `, weight ${weight}`}`;
}

function schemeName(scheme: string): string {
  return scheme === 'http' || scheme === 'https' ? scheme : '';
}

function neighbourOn(port: number, speaker: ContainerFact, pod: DrawnPod, talk: Talk): string | undefined {
  const others = [...pod.containers].filter(
    ([container]) => container !== speaker && container.kind !== 'init',
  );
  const bound = others.find(([container]) => boundPorts(talk, container)?.includes(port));
  const declared = others.find(
    ([container]) =>
      boundPorts(talk, container) === undefined &&
      container.ports.some(({ containerPort }) => containerPort === port),
  );
  return (bound ?? declared)?.[1];
}
