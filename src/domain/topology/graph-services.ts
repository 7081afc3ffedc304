import { backendsOf, targetOf, type Arrival } from '#domain/world/services.ts';
import type { ServiceFact, ServicePortFact, World } from '#domain/world/types.ts';
import { atOf, portLabel, type Ids } from './graph-ids.ts';
import type { DrawnPod } from './graph-pods.ts';
import type { GraphEdge, GraphNode } from './types.ts';

export interface DrawnService {
  readonly service: ServiceFact;
  readonly node: GraphNode;
  readonly edges: readonly GraphEdge[];
}

export function serviceOf(
  service: ServiceFact,
  pods: readonly DrawnPod[],
  world: World,
  ids: Ids,
): DrawnService {
  const id = ids.claim(service.id);
  const drawn = new Map(pods.map((pod) => [pod.workload, pod]));
  // Only what is drawn is asked where traffic arrives: that runs the models of all images behind the Service.
  const seen: World = { ...world, workloads: [...drawn.keys()] };
  const edges = service.ports.slice(0, MOST_PORTS).flatMap((port, index) =>
    targetOf(seen, service, port).flatMap((arrival) => {
      const pod = drawn.get(arrival.workload);
      return pod ? [edgeTo(arrival, port, pod, id, index)] : [];
    }),
  );
  const found = backendsOf(world, service).length > 0;
  return { service, node: nodeOf(service, id, found, world), edges };
}

const MOST_PORTS = 12;

function nodeOf(service: ServiceFact, id: string, found: boolean, world: World): GraphNode {
  const type = service.headless ? 'headless' : service.type;
  return {
    id,
    kind: service.type === 'LoadBalancer' ? 'loadBalancer' : 'service',
    name: service.name === '' ? '(no name)' : service.name,
    detail: service.externalName === '' ? `Service, ${type}` : `Service, to ${service.externalName}`,
    ports: service.ports
      .slice(0, MOST_PORTS)
      .map((port) => ({ port: port.port, label: portText(port), bound: true })),
    trouble: found ? '' : troubleOf(service, world),
    given: service.given,
    at: { source: service.origin.manifest.source, span: service.origin.manifest.span },
  };
}

function portText({ port, targetPort }: ServicePortFact): string {
  return targetPort === port ? String(port) : `${port} → ${targetPort}`;
}

/** A Service without a selector is filled by hand; one beside no Pod at all may find its Pods in the cluster. */
function troubleOf(service: ServiceFact, world: World): string {
  const wanted = Object.entries(service.selector);
  if (wanted.length === 0 || service.externalName !== '' || service.ports.length === 0) return '';
  if (!world.workloads.some(({ namespace }) => namespace === service.namespace)) return '';
  return `selects no Pod: none is labelled ${wanted.map(([key, value]) => `${key}=${value}`).join(', ')}`;
}

function edgeTo(
  arrival: Arrival,
  port: ServicePortFact,
  pod: DrawnPod,
  from: string,
  index: number,
): GraphEdge {
  const to = (arrival.container && pod.containers.get(arrival.container)) ?? pod.id;
  const head = {
    id: `${from}>${to}:${index}`,
    from,
    to,
    kind: 'traffic' as const,
    fromPort: port.port,
    at: atOf(port.origin),
  };
  if (arrival.port === undefined)
    return { ...head, label: '', trouble: `no container has a port named ${port.targetPort}` };
  const name =
    arrival.container?.ports.find(({ containerPort }) => containerPort === arrival.port)?.name ?? '';
  const trouble = arrival.by === 'nobody' ? `nothing in the Pod listens on ${arrival.port}` : '';
  return {
    ...head,
    toPort: arrival.port,
    label: portLabel(arrival.port, name || port.name, port.protocol),
    trouble,
  };
}
